import type { ContentsEntry, ScimReference } from "@/lib/contracts/scim-reference";
import { DocsPage } from "../docs-page";
import { Attributes } from "./attributes";
import { Basics } from "./basics";
import { Changes } from "./changes";
import { Endpoints } from "./endpoints";
import { Errors } from "./errors";
import { Filters } from "./filters";
import { Limits } from "./limits";
import { Lists } from "./lists";
import { Operations } from "./operations";

/** The reference of the SCIM API of this server. */
export function ScimApi(reference: ScimReference) {
  const { baseUrl, groups, schemas, operators, connectives, errors, errorExample, limits } = reference;
  return (
    <DocsPage
      current="/docs/scim-api"
      title="SCIM API reference"
      lead="SCIM 2.0 (RFC 7643 and RFC 7644) with pages by cursor (RFC 9865): every endpoint, attribute, filter, error and limit of this server."
      contents={contentsOf(reference)}
    >
      <Basics baseUrl={baseUrl} />
      <Endpoints groups={groups} />
      {groups.map((group) => (
        <Operations key={group.id} {...group} />
      ))}
      <Filters operators={operators} connectives={connectives} />
      <Lists />
      <Changes />
      <Attributes schemas={schemas} />
      <Errors errors={errors} example={errorExample} />
      <Limits limits={limits} />
    </DocsPage>
  );
}

function contentsOf({ groups, schemas }: ScimReference): readonly ContentsEntry[] {
  return [
    { id: "basics", title: "Basics" },
    { id: "endpoints", title: "Endpoints" },
    ...groups.map(({ id, title, operations }) => ({ id, title, entries: operations })),
    {
      id: "filters",
      title: "Filters",
      entries: [
        { id: "operators", title: "Operators" },
        { id: "connectives", title: "Putting conditions together" },
        { id: "values", title: "Names and values" },
      ],
    },
    {
      id: "lists",
      title: "Lists",
      entries: [
        { id: "index-paging", title: "Pages by index" },
        { id: "cursor-paging", title: "Pages by cursor" },
        { id: "sorting", title: "Sorting" },
        { id: "projection", title: "What is returned" },
        { id: "search", title: "Searching by POST" },
      ],
    },
    {
      id: "changes",
      title: "Changes",
      entries: [
        { id: "patch", title: "PATCH" },
        { id: "versions", title: "Versions and ETags" },
        { id: "bulk-rules", title: "Bulk" },
        { id: "tolerance", title: "What is read generously" },
      ],
    },
    { id: "attributes", title: "Attributes", entries: schemas },
    { id: "errors", title: "Errors" },
    { id: "limits", title: "Limits" },
  ];
}
