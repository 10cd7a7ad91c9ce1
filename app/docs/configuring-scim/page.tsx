import type { Metadata } from "next";
import { headers } from "next/headers";
import { ConfiguringScim } from "@/components/docs/configuring/configuring-scim";
import { describedServer } from "@/lib/reference/described-server";
import { GROUP_CASES, PEOPLE_CASES } from "@/lib/reference/provisioning-cases";
import { TROUBLES } from "@/lib/reference/troubles";

export const metadata: Metadata = { title: "Configuring SCIM provisioning" };

export default async function ConfiguringScimPage() {
  const { baseUrl } = describedServer(await headers());
  return <ConfiguringScim baseUrl={baseUrl} people={PEOPLE_CASES} groups={GROUP_CASES} troubles={TROUBLES} />;
}
