import { foldCase } from "../case-fold";
import { groupAsMember, preconditionFailed, resourceNotFound, ScimError, uniqueness, unknownMember } from "../errors";
import { evaluateFilter } from "../filter/evaluate";
import { type JsonObject, jsonEquals } from "../json";
import { memberEntry } from "../patch/membership-delta";
import { type UniqueValue, uniqueValues, uniqueValueTaken } from "../resource/unique-values";
import type { ResourceType } from "../schema/attribute";
import { coreResourceTypes } from "../schema/resource-types";
import type {
  Change,
  MadeResource,
  MembershipDelta,
  Reference,
  ResourceStore,
  ScimStore,
  StoredResource,
  WriteOptions,
} from "../store";
import { listMemory, type MemoryListing, type MemoryRow } from "./memory-list";

/** A team's people and groups in memory: the storage port in its shortest form, for tests of the protocol. */
export function memoryStore(now: () => Date = () => new Date(), types = coreResourceTypes): ScimStore {
  const team = new MemoryTeam(now);
  const users = new MemoryResources(team, types.User, team.users);
  const groups = new MemoryResources(team, types.Group, team.groups);
  return { users, groups, list: async (query) => listMemory({ User: users, Group: groups }, query) };
}

/** Counts over all teams, so that an id of one team means nothing in another. */
let made = 0;

class MemoryTeam {
  readonly users = new Map<string, MemoryRow>();
  readonly groups = new Map<string, MemoryRow>();
  /** Group id -> ids of its members. */
  readonly members = new Map<string, Set<string>>();
  readonly now: () => Date;

  constructor(now: () => Date) {
    this.now = now;
  }

  nextId(type: ResourceType): string {
    made += 1;
    return `${type.name === "User" ? "usr" : "grp"}_${String(made).padStart(6, "0")}`;
  }

  references(type: ResourceType, id: string): readonly Reference[] {
    if (type.name === "Group") return [...(this.members.get(id) ?? [])].toSorted().map((value) => ({ value }));
    return [...this.groups.values()]
      .filter((group) => this.members.get(group.id)?.has(id))
      .map((group) => ({ value: group.id, display: text(group.document.displayName) }));
  }

  /** Returns whether anything changed. Nothing is changed when an id is unknown. */
  changeMembers(groupId: string, delta: MembershipDelta): boolean {
    const { clear, add, remove, removeWhere = [], baseUrl = "" } = delta;
    const unknown = add.find((id) => !this.users.has(id));
    if (unknown !== undefined) throw this.groups.has(unknown) ? groupAsMember(unknown) : unknownMember(unknown);
    const before = this.members.get(groupId) ?? new Set<string>();
    const after = new Set(clear ? [] : before);
    for (const id of remove) after.delete(id);
    for (const id of after) {
      if (removeWhere.some((filter) => evaluateFilter(filter, memberEntry(baseUrl, id)))) after.delete(id);
    }
    for (const id of add) after.add(id);
    this.members.set(groupId, after);
    return !sameIds(before, after);
  }
}

function sameIds(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  return left.size === right.size && [...left].every((id) => right.has(id));
}

class MemoryResources implements ResourceStore, MemoryListing {
  private readonly team: MemoryTeam;
  private readonly type: ResourceType;
  private readonly rows: Map<string, MemoryRow>;

  constructor(team: MemoryTeam, type: ResourceType, rows: Map<string, MemoryRow>) {
    this.team = team;
    this.type = type;
    this.rows = rows;
  }

  get: ResourceStore["get"] = async (id, { references }) => {
    const row = this.rows.get(id);
    return row && this.stored(row, references);
  };

  create: ResourceStore["create"] = async ({ document, memberIds }) => {
    const created = this.team.now().toISOString();
    const restored = this.findInactive(document);
    this.checkUnique(document, restored?.id);
    const row = restored ?? { id: this.team.nextId(this.type), created, version: 0, lastModified: created, document };
    if (memberIds) this.team.changeMembers(row.id, { clear: true, add: memberIds, remove: [] });
    Object.assign(row, { version: row.version + 1, lastModified: created, document });
    this.rows.set(row.id, row);
    return this.stored(row, true);
  };

  createMany: NonNullable<ResourceStore["createMany"]> = async (drafts) => {
    const made: MadeResource[] = [];
    for (const draft of drafts) {
      if (this.findInactive(draft.document)) break;
      try {
        const { id, version } = await this.create(draft);
        made.push({ id, version });
      } catch (error) {
        if (error instanceof ScimError) break;
        throw error;
      }
    }
    return made;
  };

  update: ResourceStore["update"] = async (id, change, options) => {
    const row = this.require(id, options);
    const document = change.document?.(structuredClone(row.document)) ?? row.document;
    this.checkUnique(document, id);
    if (this.apply(row, change, document)) {
      Object.assign(row, { document, version: row.version + 1, lastModified: this.team.now().toISOString() });
    }
    return this.stored(row, options.references);
  };

  remove: ResourceStore["remove"] = async (id, options) => {
    this.require(id, options);
    this.rows.delete(id);
    this.team.members.delete(id);
    for (const members of this.team.members.values()) members.delete(id);
  };

  private apply(row: MemoryRow, { members }: Change, document: JsonObject): boolean {
    const membersChanged = members !== undefined && this.team.changeMembers(row.id, members);
    return membersChanged || !jsonEquals(document, row.document);
  }

  private require(id: string, { ifMatch }: WriteOptions): MemoryRow {
    const row = this.rows.get(id);
    if (!row) throw resourceNotFound(this.type.name, id);
    if (ifMatch && !ifMatch.includes(row.version)) {
      throw preconditionFailed(
        `${this.type.name} "${id}" has changed: it is at version ${row.version}. Read it again.`,
      );
    }
    return row;
  }

  private findInactive({ userName, externalId }: JsonObject): MemoryRow | undefined {
    if (this.type.name !== "User") return undefined;
    const all = [...this.rows.values()];
    const byName = all.find(({ document }) => fold(document.userName) === fold(userName));
    // An externalId that several people have tells nobody apart.
    const byExternalId = all.filter(({ document }) => externalId !== undefined && document.externalId === externalId);
    const candidates = byExternalId.length === 1 ? [byName, ...byExternalId] : [byName];
    return candidates.find((row) => row?.document.active === false);
  }

  private checkUnique(document: JsonObject, ownId: string | undefined): void {
    const name = this.type.name === "User" ? "userName" : "displayName";
    const taken = [...this.rows.values()].some(
      (row) => row.id !== ownId && fold(row.document[name]) === fold(document[name]),
    );
    if (taken) throw uniqueness(`The ${name} "${text(document[name])}" is in this team already.`);
    for (const wanted of uniqueValues(this.type, document)) {
      const holder = this.all().find((row) => row.id !== ownId && this.holds(row, wanted));
      if (holder)
        throw uniqueValueTaken(wanted, `${this.type.name} "${text(holder.document[name])}" (id ${holder.id})`);
    }
  }

  private holds({ document }: MemoryRow, { path, key }: UniqueValue): boolean {
    return uniqueValues(this.type, document).some((each) => each.path === path && each.key === key);
  }

  all(): readonly MemoryRow[] {
    return [...this.rows.values()];
  }

  /** The resource as a filter sees it, with what the server adds. */
  whole(row: MemoryRow, baseUrl: string): JsonObject {
    const isUser = this.type.name === "User";
    const references = this.team.references(this.type, row.id).map(({ value, display }) => ({
      value,
      $ref: `${baseUrl}/${isUser ? "Groups" : "Users"}/${value}`,
      ...(display !== undefined && { display }),
      type: isUser ? "direct" : "User",
    }));
    const meta = {
      resourceType: this.type.name,
      created: row.created,
      lastModified: row.lastModified,
      location: `${baseUrl}${this.type.endpoint}/${row.id}`,
      version: `W/"${row.version}"`,
    };
    return { ...row.document, id: row.id, meta, [this.type.referenceAttribute]: references };
  }

  stored(row: MemoryRow, references: boolean): StoredResource {
    const { id, version, created, lastModified, document } = row;
    const base = { id, version, created, lastModified, text: JSON.stringify(document).slice(1, -1) };
    if (!references) return base;
    const shown = this.team.references(this.type, id);
    const named = shown.filter(({ display }) => display !== undefined);
    return { ...base, references: shown, ...(named.length > 0 && { referencesTag: tagOf(JSON.stringify(named)) }) };
  }
}

/** FNV-1a, 32 bits. */
function tagOf(shown: string): string {
  let sum = 0x811c9dc5;
  for (let index = 0; index < shown.length; index += 1) {
    sum = Math.imul(sum ^ shown.charCodeAt(index), 0x01000193) >>> 0;
  }
  return sum.toString(36);
}

function text(value: JsonObject[string] | undefined): string {
  return typeof value === "string" ? value : "";
}

function fold(value: JsonObject[string] | undefined): string {
  return foldCase(text(value));
}
