import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { CodeBlock } from "../code-block";
import { DocsSection } from "../docs-section";
import { Code } from "../marked";
import { TextLink } from "../text-link";

/** What is the same for every request. */
export function Basics({ baseUrl }: { readonly baseUrl: string }) {
  return (
    <DocsSection id="basics" title="Basics">
      <CopyField label="Base URL" value={baseUrl} className="max-w-2xl" />
      <p>
        Every request carries a SCIM API key of the team as <Code>Authorization: Bearer KEY</Code>; an admin{" "}
        <TextLink href="/docs/configuring-scim#keys">generates it</TextLink> in the team settings. A key reaches its own
        team and nothing else. Only discovery answers without one.
      </p>
      <p>
        The examples below work when they are pasted into a shell that has the key. Creating the person and the group
        comes first, because the others use their ids; leave the two that delete them for the end.
      </p>
      <CodeBlock label="The key, once a shell" code={"MUSTER_KEY='paste the key here'"} copy />
      <p>
        Bodies are JSON in UTF-8, as <Code>application/scim+json</Code> or <Code>application/json</Code>, and
        uncompressed. Answers are <Code>application/scim+json</Code> unless <Code>Accept</Code> names{" "}
        <Code>application/json</Code> alone. Every answer has an <Code>x-request-id</Code>. <Code>HEAD</Code> answers
        like <Code>GET</Code>, without the body.
      </p>
      <div className="flex flex-wrap items-center gap-3 rounded-lg border border-border bg-raised px-4 py-3">
        <p className="min-w-0 flex-1 basis-64">
          The whole API as <strong>OpenAPI 3.1</strong>, for Postman and other clients.
        </p>
        <Button asChild>
          <a href="/docs/scim-api/openapi.json" download="muster-scim-openapi.json">
            <Download aria-hidden />
            Download OpenAPI
          </a>
        </Button>
      </div>
    </DocsSection>
  );
}
