"use client";

import { useQuery } from "@tanstack/react-query";
import { problemSentence } from "@/components/settings/problem";
import { scimValuesQuery } from "@/lib/client/scim-schemas";
import type { ScimSchemaView } from "@/lib/contracts/scim-schemas";

export interface HeldValuesProps {
  readonly schema: ScimSchemaView;
  /** One attribute of it; without one the whole schema. */
  readonly name?: string;
}

/** What a removal takes away: how many people or groups hold a value now. */
export function HeldValues({ schema, name }: HeldValuesProps) {
  const { data, error } = useQuery(scimValuesQuery({ urn: schema.urn, ...(name !== undefined && { name }) }));
  return (
    <p role="status">
      {data !== undefined && heldText(data.holders, schema.resourceType)}
      {data === undefined && error === null && "Counting who holds a value …"}
      {data === undefined && error !== null && `Who holds a value could not be counted. ${problemSentence(error)}`}
    </p>
  );
}

function heldText(holders: number, resourceType: ScimSchemaView["resourceType"]): string {
  const [one, many] = resourceType === "User" ? ["person", "people"] : ["group", "groups"];
  if (holders === 0) return `No ${one} holds a value.`;
  return holders === 1
    ? `1 ${one} holds a value, which is deleted with it.`
    : `${holders.toLocaleString("en")} ${many} hold a value, and all of these are deleted with it.`;
}
