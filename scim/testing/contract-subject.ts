import { expect } from "vitest";
import { type BoundFilter, bindFilter } from "../filter/bind";
import { parseFilter } from "../filter/parse";
import type { JsonObject } from "../json";
import { parseProjection, projectionShows, wholeAttributes } from "../resource/projection";
import { renderResource } from "../resource/render";
import type { ResourceType } from "../schema/attribute";
import { type AttributePath, resolvePath } from "../schema/attribute-path";
import { coreResourceTypes } from "../schema/resource-types";
import type {
  ListPart,
  ListQuery,
  MembershipDelta,
  ResourcePage,
  ResourceStore,
  ScimStore,
  StoredResource,
} from "../store";
import { GROUP_URN, USER_URN } from "../urns";
import { BASE_URL } from "./base-url";

/** Two teams of one storage; the contract leaves its rows behind and never looks at rows that it did not make. */
export interface ContractSubject {
  readonly store: ScimStore;
  readonly otherTeam: ScimStore;
  close(): Promise<void>;
}

/** The subject, once the caller's `beforeAll` has opened it. */
export type Subject = () => ContractSubject;

const run = Math.random().toString(36).slice(2, 8);
let made = 0;

/** A name that no other row of any run has. */
export function uniqueName(prefix: string): string {
  made += 1;
  return `${prefix}-${run}-${made}`;
}

export function person(attributes: JsonObject = {}): { readonly document: JsonObject } {
  return { document: { schemas: [USER_URN], userName: uniqueName("person"), active: true, ...attributes } };
}

export function group(attributes: JsonObject = {}): { readonly document: JsonObject } {
  return { document: { schemas: [GROUP_URN], displayName: uniqueName("group"), ...attributes } };
}

export const silent = { references: false } as const;
export const withReferences = { references: true } as const;
export const noMembers: MembershipDelta = { clear: false, add: [], remove: [] };

export function documentOf({ text }: StoredResource): JsonObject {
  return JSON.parse(`{${text}}`) as JsonObject;
}

/** The resource as it is now; fails the test when there is none. */
export async function mustGet(store: ResourceStore, id: string): Promise<StoredResource> {
  const found = await store.get(id, withReferences);
  if (!found) throw new Error(`"${id}" is not there.`);
  return found;
}

export async function memberIds(store: ScimStore, groupId: string): Promise<readonly string[]> {
  return ((await mustGet(store.groups, groupId)).references ?? []).map(({ value }) => value).toSorted();
}

export function filterOf(type: ResourceType, text: string): BoundFilter {
  return bindFilter(type, parseFilter(text));
}

export function sortOf(type: ResourceType, path: string): AttributePath {
  const target = resolvePath(type, path);
  if (!target || "extension" in target) throw new Error(`No attribute ${path}.`);
  return target;
}

export type ListOptions = Partial<ListPart> & Partial<Omit<ListQuery, "parts">>;

/** Resources of one type: all of them on one page in the order of creation, unless the options say otherwise. */
export function listOf(store: ScimStore, { name }: ResourceType, options: ListOptions = {}): Promise<ResourcePage> {
  const { filter, sortBy, references = false, ...query } = options;
  const parts = [{ type: name, filter, sortBy, references }];
  const page = { kind: "index", startIndex: 1 } as const;
  return listPage(store, { descending: false, page, count: 100, baseUrl: BASE_URL, ...query, parts });
}

/** The page. Whatever text a storage makes of resources is the same page, and the text that the core makes of them. */
export async function listPage(store: ScimStore, query: ListQuery): Promise<ResourcePage> {
  const shown = async (attributes: string | undefined, asText: boolean) => {
    const parts = query.parts.map((part) => shownPart(part, attributes, asText));
    return textOf(await store.list({ ...query, parts }), attributes);
  };
  expect(await shown(undefined, true)).toEqual(await shown(undefined, false));
  for (const attributes of ["userName", "meta,groups,emails,name,active"]) {
    const [given, printed] = await Promise.all([shown(attributes, true), shown(attributes, false)]);
    expect({ ...given, text: withoutBlanks(given.text) }).toEqual(printed);
  }
  return store.list(query);
}

function shownPart(part: ListPart, attributes: string | undefined, asText: boolean): ListPart {
  const type = coreResourceTypes[part.type];
  const projection = parseProjection(type, attributes, undefined);
  const references = projectionShows(type, projection, type.referenceAttribute);
  return { ...part, references, wholeAttributes: asText ? wholeAttributes(type, projection) : undefined };
}

function textOf({ totalResults, resources, rendered, bounds }: ResourcePage, attributes: string | undefined) {
  const texts = resources.map((each) => {
    const type = coreResourceTypes[each.type];
    return renderResource(type, each, BASE_URL, parseProjection(type, attributes, undefined));
  });
  return { totalResults, bounds, ...(rendered ?? { length: texts.length, text: texts.join(",") }) };
}

/** Members keep their order. */
function withoutBlanks(objects: string): string {
  return JSON.stringify(JSON.parse(`[${objects}]`)).slice(1, -1);
}

export function changeTo(attributes: JsonObject) {
  return { document: (current: JsonObject): JsonObject => ({ ...current, ...attributes }) };
}

/** How a refusal of the port looks. */
export function refusal(status: number, scimType?: string) {
  return expect.objectContaining({ name: "ScimError", status, ...(scimType !== undefined && { scimType }) });
}
