"use client";

import { useQuery } from "@tanstack/react-query";
import { problemSentence } from "@/components/settings/problem";
import { domainMembersQuery } from "@/lib/client/domains";
import type { DomainView } from "@/lib/contracts/domains";

/** What giving a verified domain up means for the people in it (product: U2 to U4, U11, U15). */
export function RemovalEffects({ domain: { id, name } }: { readonly domain: DomainView }) {
  const { data, error } = useQuery(domainMembersQuery(id));
  return (
    <>
      <p role="status">
        {data !== undefined && membersText(data.members, name)}
        {data === undefined && error === null && "Counting who has an address in it …"}
        {data === undefined &&
          error !== null &&
          `Who has an address in it could not be counted. ${problemSentence(error)}`}
      </p>
      <ul className="grid list-disc gap-1 pl-5 marker:text-muted">
        <li>
          New people who have an account already are asked by an invitation instead of joining at once. Your identity
          provider gets an error for those who are in another team.
        </li>
        <li>Your identity provider can no longer move people from another domain to addresses in this one.</li>
        <li>It can no longer change the address of accounts in this domain that it did not make.</li>
        <li>Who signs in with single sign-on for the first time is no longer found by an address in it.</li>
      </ul>
    </>
  );
}

function membersText(members: number, name: string): string {
  if (members === 0) return `No member has an address in ${name}.`;
  const who = members === 1 ? "1 member has" : `${members.toLocaleString("en")} members have`;
  return `${who} an address in ${name}. They stay members and sign in as before.`;
}
