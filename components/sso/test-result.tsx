import type { ReactNode } from "react";
import { TimeAgo } from "@/components/settings/time-ago";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { CardBody } from "@/components/ui/card";
import type { SsoMethodDetail } from "@/lib/contracts/sso";
import type { SsoIdentity } from "@/lib/contracts/sso-test";
import { decisionWords } from "./decision-words";

export interface TestResultProps {
  readonly test: NonNullable<SsoMethodDetail["lastTest"]>;
  /** The method is set up as it was then. */
  readonly isCurrent: boolean;
}

/** What the last test sign-in brought: who it was, by which rule, and all that the provider sent. */
export function TestResult({ test: { at, by, result }, isCurrent }: TestResultProps) {
  return (
    <CardBody className="grid gap-4">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {result.outcome === "passed" ? <Badge tone="success">Passed</Badge> : <Badge tone="danger">Failed</Badge>}
        <span className="text-muted">
          <TimeAgo date={at} />
          {by !== "" && `, by ${by}`}
        </span>
        {!isCurrent && <Badge tone="warning">Changed since then</Badge>}
      </p>
      {result.outcome === "failed" ? (
        <>
          <Alert tone="danger" title="The answer of the identity provider was not accepted">
            {result.message} <code className="font-mono text-muted text-xs">{result.code}</code>
          </Alert>
          <Attributes attributes={result.attributes} />
        </>
      ) : (
        <>
          <Consequence decision={result.decision} />
          <Identity identity={result.identity} />
          <Attributes attributes={result.identity.attributes} />
        </>
      )}
    </CardBody>
  );
}

function Consequence({ decision }: { readonly decision: Parameters<typeof decisionWords>[0] }) {
  const { tone, consequence, rule } = decisionWords(decision);
  return (
    <Alert tone={tone} title={consequence}>
      {rule}
    </Alert>
  );
}

function Identity({ identity }: { readonly identity: SsoIdentity }) {
  const { subject, email, emailVerified, firstName, lastName } = identity;
  const name = [firstName, lastName].filter((part) => part !== null && part !== "").join(" ");
  return (
    <dl className="grid gap-x-4 gap-y-1.5 sm:grid-cols-[10rem_1fr]">
      <Fact name="Subject">
        <code className="font-mono text-[0.8125rem]">{subject}</code>
      </Fact>
      <Fact name="E-mail">
        {email ?? "none"} {email !== null && !emailVerified && <Badge tone="warning">Not verified</Badge>}
      </Fact>
      <Fact name="Name">{name === "" ? "none" : name}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </>
  );
}

function Attributes({ attributes }: { readonly attributes: SsoIdentity["attributes"] }) {
  if (attributes.length === 0) return null;
  return (
    <table className="w-full text-left text-[0.8125rem]">
      <caption className="pb-1 text-left text-muted text-xs">Everything that was sent</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Value</th>
        </tr>
      </thead>
      <tbody className="divide-y divide-border border-border border-y">
        {attributes.map(({ name, values }, index) => (
          // A provider may send a name twice.
          <tr key={`${index} ${name}`} className="align-top">
            <td className="wrap-anywhere w-3/5 py-1.5 pr-3 font-mono text-xs">{name}</td>
            <td className="wrap-anywhere py-1.5">{values.join(", ")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
