import type { ReferenceGroup, ReferenceOperation } from "@/lib/contracts/scim-reference";
import { CodeBlock } from "../code-block";
import { DocsSection, DocsSubsection } from "../docs-section";
import { DocsTable } from "../docs-table";
import { Code, Marked } from "../marked";
import { MethodBadge } from "./method-badge";

/** The operations of one group, each with a request that works and its answer. */
export function Operations({ id, title, operations }: ReferenceGroup) {
  return (
    <DocsSection id={id} title={title}>
      {operations.map((operation) => (
        <Operation key={operation.id} {...operation} />
      ))}
    </DocsSection>
  );
}

function Operation({ id, title, method, path, text, parameters, statuses, curl, keep, answer }: ReferenceOperation) {
  return (
    <DocsSubsection id={id} title={title} apart>
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <MethodBadge method={method} />
        <code className="wrap-anywhere font-mono text-[0.8125rem]">{path}</code>
      </p>
      <p>
        <Marked>{text}</Marked>
      </p>
      {parameters.length > 0 && (
        <DocsTable label={`Parameters of ${title}`} columns={["Parameter", "In", "Meaning"]}>
          {parameters.map((parameter) => (
            <tr key={parameter.name}>
              <th scope="row" className="font-mono text-xs/5">
                {parameter.name}
              </th>
              <td className="text-muted">{parameter.place}</td>
              <td className="min-w-56">
                <Marked>{parameter.text}</Marked>
              </td>
            </tr>
          ))}
        </DocsTable>
      )}
      <CodeBlock label="Request" of={title} code={curl} copy />
      <Answer title={title} answer={answer} />
      {keep !== undefined && (
        <>
          <p>Later examples need its id. This keeps it:</p>
          <CodeBlock label="Its id" of={title} code={keep} copy />
        </>
      )}
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[0.8125rem] text-muted">
        Answers with
        {statuses.map((status) => (
          <Status key={status} status={status} />
        ))}
      </p>
    </DocsSubsection>
  );
}

function Answer({ title, answer: { status, headers, body, leftOut } }: Pick<ReferenceOperation, "title" | "answer">) {
  const head = [`HTTP/1.1 ${status}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
  const code = body === undefined ? head.join("\n") : `${head.join("\n")}\n\n${body}`;
  return (
    <>
      <CodeBlock label="Answer" of={title} code={code} />
      {leftOut !== undefined && <p className="text-[0.8125rem] text-muted">Shown without {leftOut}.</p>}
    </>
  );
}

/** A refusal leads to what it means. */
function Status({ status }: { readonly status: number }) {
  if (status < 400) return <Code>{String(status)}</Code>;
  return (
    <a href={`#error-${status}`} className="rounded font-mono text-xs underline underline-offset-2 hover:text-text">
      {status}
    </a>
  );
}
