import type { Metadata } from "next";
import { headers } from "next/headers";
import { ScimApi } from "@/components/docs/scim-api/scim-api";
import { describedServer } from "@/lib/reference/described-server";
import { scimReference } from "@/lib/reference/scim-reference";

export const metadata: Metadata = { title: "SCIM API reference" };

export default async function ScimApiPage() {
  return <ScimApi {...(await scimReference(describedServer(await headers())))} />;
}
