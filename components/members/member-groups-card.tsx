import Link from "next/link";
import { SourceBadge } from "@/components/settings/source-badge";
import { Card, CardHeader } from "@/components/ui/card";
import type { MemberDetail } from "@/lib/contracts/member-page";
import { ROLE_NAMES } from "@/lib/contracts/roles";

/** The groups of a member, each with the roles that it gives. */
export function MemberGroupsCard({ member }: { readonly member: MemberDetail }) {
  const { name, groups, groupCount, roles } = member;
  return (
    <Card labelledBy="groups">
      <CardHeader title="Groups" titleId="groups" />
      {groups.length === 0 ? (
        <p className="border-border border-t px-4 py-6 text-center text-muted">
          {name} is in no group. People are added to groups on the{" "}
          <Link href="/settings/team/groups" className="rounded underline underline-offset-2">
            Groups page
          </Link>{" "}
          or by your identity provider.
        </p>
      ) : (
        <ul>
          {groups.map((group) => {
            const given = roles.filter((held) => held.groups.includes(group.name)).map(({ role }) => ROLE_NAMES[role]);
            return (
              <li
                key={group.id}
                className="flex flex-wrap items-center gap-x-3 gap-y-1 border-border border-t px-4 py-2.5"
              >
                <Link
                  href={`/settings/team/groups/${group.id}`}
                  className="min-w-0 rounded font-medium wrap-anywhere underline-offset-2 hover:underline"
                >
                  {group.name}
                </Link>
                <SourceBadge source={group.source} />
                <span className="ml-auto text-muted">
                  {given.length === 0 ? "Gives no role" : `Gives ${given.join(", ")}`}
                </span>
              </li>
            );
          })}
        </ul>
      )}
      {groupCount > groups.length && (
        <p className="border-border border-t px-4 py-2.5 text-muted">and {groupCount - groups.length} more</p>
      )}
    </Card>
  );
}
