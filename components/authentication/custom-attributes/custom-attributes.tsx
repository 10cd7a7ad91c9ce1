"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { Tags } from "lucide-react";
import { useState } from "react";
import { Card } from "@/components/ui/card";
import { dialogOnDemand } from "@/components/ui/dialog-on-demand";
import { EmptyState } from "@/components/ui/empty-state";
import { scimSchemasQuery } from "@/lib/client/scim-schemas";
import { useDecision, viewerQuery } from "@/lib/client/team";
import { SchemaCard } from "./schema-card";
import { suggestUrn } from "./suggest-urn";

const RemoveSchemaDialog = dialogOnDemand(
  "schema",
  async () => (await import("./remove-schema-dialog")).RemoveSchemaDialog,
);

/** The schemas that the team declared, and what can be done with them. */
export function CustomAttributes() {
  const { data } = useSuspenseQuery(scimSchemasQuery());
  const { data: viewer } = useSuspenseQuery(viewerQuery());
  const mayManage = useDecision("scim.schemas.manage").allowed;
  const [removingUrn, setRemovingUrn] = useState<string>();
  const { schemas } = data;
  return (
    <>
      {schemas.length === 0 && <NothingDeclared example={suggestUrn(viewer.team.name, "User", [])} />}
      {schemas.map((schema) => (
        <SchemaCard
          key={schema.urn}
          schema={schema}
          mayManage={mayManage}
          onRemove={() => setRemovingUrn(schema.urn)}
        />
      ))}
      <RemoveSchemaDialog
        schema={schemas.find(({ urn }) => urn === removingUrn)}
        onClose={() => setRemovingUrn(undefined)}
      />
    </>
  );
}

function NothingDeclared({ example }: { readonly example: string }) {
  return (
    <Card>
      <EmptyState icon={<Tags />} title="No custom attributes yet">
        <p>
          Declare what your identity provider knows of people and groups that the standard has no place for, such as a
          badge number. Then map it there by its path:
        </p>
        <code className="mt-3 block wrap-anywhere rounded-md bg-sunken px-3 py-2 text-left font-mono text-text text-xs">
          {example}:badgeNumber
        </code>
      </EmptyState>
    </Card>
  );
}
