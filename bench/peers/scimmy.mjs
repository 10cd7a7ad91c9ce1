/**
 * SCIMMY behind its own Express routers, with handlers written as its documentation shows: `egress` finds, `ingress`
 * writes. They use postgres.js on the same tables as the others, one prepared statement each.
 */
import { createHash, randomUUID } from "node:crypto";
import express from "express";
import postgres from "postgres";
import SCIMMY from "scimmy";
import SCIMMYRouters from "scimmy-routers";
import { groupMembers, teamOfKey, userPage } from "./scimmy-queries.mjs";

const { DATABASE_URL = "", DATABASE_POOL_MAX = "10", PORT = "0" } = process.env;
const sql = postgres(DATABASE_URL, { max: Number(DATABASE_POOL_MAX), onnotice: () => undefined });

function shown({ id, document, created_at: created, updated_at: lastModified }) {
  return { ...document, id, meta: { created, lastModified } };
}

async function findUser(resource, teamId) {
  if (resource.id === undefined) return findUsers(resource, teamId);
  const [row] = await sql`
    select id, document, created_at, updated_at from members where team_id = ${teamId} and id = ${resource.id}`;
  if (!row) throw new SCIMMY.Types.Error(404, null, `Resource ${resource.id} not found`);
  return shown(row);
}

async function findUsers(resource, teamId) {
  const { rows, total } = await userPage(sql, teamId, resource.filter, resource.constraints ?? {});
  if (resource.constraints) resource.constraints.totalResults = total;
  return rows.map(shown);
}

async function writeUser(resource, data, teamId) {
  const document = stored(data);
  const [row] =
    resource.id === undefined
      ? await sql`
          insert into members (team_id, id, document, source, managed, joined_at)
          values (${teamId}, ${newId("usr")}, ${sql.json(document)}, 'scim', true, now())
          returning id, document, created_at, updated_at`
      : await sql`
          update members set document = ${sql.json(document)}, version = version + 1, updated_at = now()
          where team_id = ${teamId} and id = ${resource.id} returning id, document, created_at, updated_at`;
  if (!row) throw new SCIMMY.Types.Error(404, null, `Resource ${resource.id} not found`);
  return shown(row);
}

async function findGroup(resource, teamId) {
  const rows = await sql`
    select id, document, created_at, updated_at from groups
    where team_id = ${teamId} and id = ${resource.id ?? ""}`;
  if (!rows[0]) throw new SCIMMY.Types.Error(404, null, `Resource ${resource.id} not found`);
  return { ...shown(rows[0]), members: await groupMembers(sql, teamId, resource.id) };
}

/** SCIMMY hands over the whole group as it shall be, so its members are written as a whole. */
async function writeGroup(resource, data, teamId) {
  const { members = [], ...document } = stored(data);
  await sql.begin(async (tx) => {
    await tx`
      update groups set document = ${tx.json(document)}, version = version + 1, updated_at = now()
      where team_id = ${teamId} and id = ${resource.id}`;
    await tx`delete from group_members where team_id = ${teamId} and group_id = ${resource.id}`;
    await tx`
      insert into group_members (team_id, group_id, member_id)
      select ${teamId}, ${resource.id}, value from jsonb_to_recordset(${tx.json(members)}) as m(value text)`;
  });
  return findGroup(resource, teamId);
}

function stored(data) {
  const { id: _id, meta: _meta, groups: _groups, ...document } = JSON.parse(JSON.stringify(data));
  return document;
}

function newId(prefix) {
  return `${prefix}_${randomUUID().replaceAll("-", "")}`;
}

SCIMMY.Resources.declare(SCIMMY.Resources.User)
  .extend(SCIMMY.Schemas.EnterpriseUser, false)
  .ingress(writeUser)
  .egress(findUser);
SCIMMY.Resources.declare(SCIMMY.Resources.Group).ingress(writeGroup).egress(findGroup);

async function authenticate(request) {
  const key = request.header("authorization")?.replace(/^Bearer /, "") ?? "";
  request.teamId = await teamOfKey(sql, createHash("sha256").update(key).digest("hex"));
  if (request.teamId === undefined) throw new Error("The key is not known.");
  return request.teamId;
}

const app = express();
app.disable("x-powered-by");
app.get("/readyz", (_req, res) => res.send("ok"));
app.use("/scim/v2", new SCIMMYRouters({ type: "bearer", handler: authenticate, context: ({ teamId }) => teamId }));
app.listen(Number(PORT), "127.0.0.1");
