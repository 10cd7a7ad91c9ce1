"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { problemSentence } from "@/components/settings/problem";
import { Card, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { ErrorState } from "@/components/ui/error-state";
import { Segmented } from "@/components/ui/segmented";
import { SkeletonRows } from "@/components/ui/skeleton";
import { memberProfileQuery } from "@/lib/client/member-page";
import type { MemberDetail, MemberProfile } from "@/lib/contracts/member-page";
import { providerName } from "./consequences";

/** Every attribute that is stored of the member, read-only: by schema, or as the SCIM resource itself. */
export function MemberProfileCard({ member }: { readonly member: MemberDetail }) {
  const { data, error, isFetching, refetch } = useQuery(memberProfileQuery(member.id));
  const [view, setView] = useState<View>("attributes");
  return (
    <Card labelledBy="profile">
      <CardHeader
        title="Profile"
        titleId="profile"
        description={
          member.managed || member.wasManaged
            ? `Everything that ${providerName(member)} has sent, in the format in which it was sent.`
            : "What an identity provider would read of this member by SCIM."
        }
        aside={
          <>
            {data && view === "json" && <CopyButton value={data.text} subject="the SCIM resource" />}
            <Segmented label="Show the profile as" value={view} options={VIEWS} onValueChange={setView} />
          </>
        }
      />
      {data === undefined && error === null && <SkeletonRows label="Loading the profile" rows={4} />}
      {data === undefined && error !== null && (
        <ErrorState title="The profile could not be loaded" pending={isFetching} onRetry={refetch}>
          {problemSentence(error)}
        </ErrorState>
      )}
      {data !== undefined && view === "attributes" && <Attributes profile={data} />}
      {data !== undefined && view === "json" && (
        <pre
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard (WCAG 2.1.1)
          tabIndex={0}
          aria-label="The SCIM resource"
          className="max-h-96 overflow-auto border-border border-t bg-sunken px-4 py-3 font-mono text-[0.8125rem] leading-5 focus-visible:-outline-offset-2"
        >
          {data.text}
        </pre>
      )}
    </Card>
  );
}

type View = (typeof VIEWS)[number]["value"];

const VIEWS = [
  { value: "attributes", label: "Attributes" },
  { value: "json", label: "JSON" },
] as const;

function Attributes({ profile }: { readonly profile: MemberProfile }) {
  return profile.sections.map(({ urn, name, attributes }) => (
    <section key={urn} aria-label={name} className="border-border border-t py-2">
      <h3 className="flex flex-wrap items-baseline gap-x-2 px-4 py-1">
        <span className="font-medium">{name}</span>
        <code className="font-mono text-muted text-xs wrap-anywhere">{urn}</code>
      </h3>
      <dl>
        {attributes.map(({ path, values }) => (
          <div key={path} className="grid gap-x-4 gap-y-0.5 px-4 py-1 sm:grid-cols-[12rem_1fr]">
            <dt className="font-mono text-[0.8125rem] text-muted wrap-anywhere">{path}</dt>
            <dd className="grid min-w-0 gap-0.5 wrap-anywhere">
              {values.map(({ text, note }, index) => (
                // Values may be equal; their order is all that tells them apart.
                <span key={index}>
                  {text}
                  {note !== "" && <span className="text-muted text-xs"> {note}</span>}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}
