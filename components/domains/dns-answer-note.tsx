import { TimeAgo } from "@/components/settings/time-ago";
import { Alert, type AlertTone } from "@/components/ui/alert";
import type { DnsAnswer, DomainView } from "@/lib/contracts/domains";
import { answerTexts } from "./answer-texts";

/** What DNS answered when it was last asked, and what to do about it; read out when it changes. */
export function DnsAnswerNote({ domain }: { readonly domain: DomainView }) {
  const { answer, checkedAt } = domain;
  return (
    <div role="status">
      {answer !== null && checkedAt !== null && (
        <Alert tone={toneOf(domain, answer)} title={answerTexts(domain.status, answer.kind).title} className="mt-4">
          <p>{answerTexts(domain.status, answer.kind).advice}</p>
          <FoundValues answer={answer} />
          <p className="mt-1 text-muted text-xs">
            DNS was asked <TimeAgo date={checkedAt} />.
          </p>
        </Alert>
      )}
    </div>
  );
}

function FoundValues({ answer: { values, valuesLeftOut } }: { readonly answer: DnsAnswer }) {
  if (values.length === 0) return null;
  return (
    <>
      <p className="mt-2 text-muted text-xs">Other values there:</p>
      <ul>
        {values.map((value, index) => (
          <li key={index}>
            <code className="font-mono text-[0.8125rem]">{value === "" ? "(empty)" : value}</code>
          </li>
        ))}
      </ul>
      {valuesLeftOut > 0 && <p className="text-muted text-xs">and {valuesLeftOut} more</p>}
    </>
  );
}

function toneOf({ status }: DomainView, { kind }: DnsAnswer): AlertTone {
  if (status === "failing") return "warning";
  if (kind === "taken") return "danger";
  return kind === "found" ? "success" : "info";
}
