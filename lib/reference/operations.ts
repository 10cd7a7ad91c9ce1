import type { ReferenceAnswer, ReferenceGroup, ReferenceOperation } from "@/lib/contracts/scim-reference";
import { ENDPOINTS, type Endpoint, type Method } from "@/scim";
import { curlCommand, keepIdCommand } from "./curl";
import type { DescribedServer } from "./described-server";
import { withoutAttributes } from "./examples/discovery";
import type { Example } from "./examples/example";
import { allExamples } from "./examples/examples";
import { GROUP_NAME, USER_NAME } from "./examples/people";
import { operationText } from "./operation-texts";
import { operationParameters } from "./parameters";
import { printJson } from "./print-json";
import { operationStatuses } from "./statuses";

/** One method of one endpoint. */
export interface Operation {
  readonly endpoint: Endpoint;
  readonly method: Method;
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Discovery answers anybody. */
  readonly needsKey: boolean;
}

/** Every operation that the route table serves, in its order. */
export const OPERATIONS: readonly Operation[] = ENDPOINTS.flatMap((endpoint) =>
  endpoint.methods.map((method) => ({
    endpoint,
    method,
    ...operationText(endpoint, method),
    needsKey: !isDiscovery(endpoint.kind),
  })),
);

function isDiscovery(kind: Endpoint["kind"]): boolean {
  return kind === "ServiceProviderConfig" || kind === "ResourceTypes" || kind === "Schemas";
}

/** The operations with their examples, as they look from where the reader came. */
export async function referenceOperations(server: DescribedServer): Promise<readonly ReferenceGroup[]> {
  const examples = await allExamples(server);
  const described = OPERATIONS.map((operation) => ({
    group: groupOf(operation.endpoint),
    operation: referenceOperation(operation, exampleOf(examples, operation.id), server),
  }));
  return GROUPS.map((group) => ({
    ...group,
    operations: described.filter((each) => each.group === group.id).map(({ operation }) => operation),
  }));
}

export function exampleOf(examples: Readonly<Record<string, Example>>, operationId: string): Example {
  const example = examples[operationId];
  if (!example) throw new Error(`${operationId} has no example.`);
  return example;
}

export const GROUPS = [
  { id: "users", title: "Users" },
  { id: "groups", title: "Groups" },
  { id: "both", title: "Users and groups at once" },
  { id: "discovery", title: "Discovery" },
] as const;

export function groupOf({ kind, type }: Endpoint): (typeof GROUPS)[number]["id"] {
  if (type !== undefined) return type === "User" ? "users" : "groups";
  return isDiscovery(kind) ? "discovery" : "both";
}

function referenceOperation(operation: Operation, example: Example, { baseUrl }: DescribedServer): ReferenceOperation {
  const { endpoint, method, id, title, text, needsKey } = operation;
  const keep = keepCommand(operation, baseUrl);
  return {
    id,
    method,
    path: endpoint.path,
    title,
    text,
    needsKey,
    parameters: operationParameters(endpoint, method),
    statuses: operationStatuses(endpoint, method),
    curl: curlCommand(baseUrl, { method, path: endpoint.path, needsKey }, example),
    answer: referenceAnswer(id, example, baseUrl),
    ...(keep !== undefined && { keep }),
  };
}

function referenceAnswer(id: string, { answer }: Example, baseUrl: string): ReferenceAnswer {
  const { status, headers, body } = answer;
  const base = { status, headers: headers?.(baseUrl) ?? {} };
  if (!body) return base;
  if (id === "listSchemas")
    return { ...base, body: printJson(withoutAttributes(body(baseUrl))), leftOut: "the attributes" };
  return { ...base, body: printJson(body(baseUrl)) };
}

function keepCommand({ endpoint, method }: Operation, baseUrl: string): string | undefined {
  if (endpoint.kind !== "collection" || method !== "POST") return undefined;
  return endpoint.type === "Group"
    ? keepIdCommand(baseUrl, "Group", `filter=displayName eq "${GROUP_NAME}"`)
    : keepIdCommand(baseUrl, "User", `filter=userName eq "${USER_NAME}"`);
}
