import { z } from "zod";
import { endpoint } from "./endpoint";
import { planSchema, roleSchema } from "./roles";

/** What the address of every team begins with, below the public origin. */
export const TEAM_ADDRESS_PATH = "/t/";

export const teamView = z.object({
  id: z.string(),
  name: z.string(),
  slug: z.string(),
  /** Where a link to the team leads: the public origin, `TEAM_ADDRESS_PATH` and the slug. */
  address: z.string(),
  plan: planSchema,
  /** Of members all of them, deactivated ones, too. */
  counts: z.object({ members: z.int(), groups: z.int() }),
  createdAt: z.iso.datetime(),
});
export type TeamView = z.output<typeof teamView>;

export const readTeam = endpoint({
  method: "GET",
  path: "/api/team",
  permission: "team.read",
  input: z.object({}),
  output: teamView,
});

export const renameTeam = endpoint({
  method: "PATCH",
  path: "/api/team",
  permission: "team.rename",
  input: z.object({
    name: z.string().trim().min(1, "Give the team a name.").max(64, "At most 64 characters."),
  }),
  output: teamView,
});

/** Answers 409 `name_taken` with `fields.slug` when another team has it. */
export const changeTeamSlug = endpoint({
  method: "PUT",
  path: "/api/team/slug",
  permission: "team.rename",
  input: z.object({
    slug: z
      .string()
      .trim()
      .toLowerCase()
      .min(3, "At least 3 characters.")
      .max(40, "At most 40 characters.")
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Only letters from a to z, digits, and single hyphens between them."),
  }),
  output: teamView,
});

/** `confirmation` must be the name of the team; answers 400 with `fields.confirmation` when it is not. */
export const deleteTeam = endpoint({
  method: "DELETE",
  path: "/api/team",
  permission: "team.delete",
  input: z.object({ confirmation: z.string().trim().max(200) }),
  output: z.object({}),
});

export const viewerTeam = z.object({ id: z.string(), name: z.string() });

/** Who is signed in, and where: what every settings page needs for its frame. */
export const viewerView = z.object({
  accountId: z.string(),
  memberId: z.string(),
  name: z.string(),
  email: z.string(),
  roles: z.array(roleSchema),
  team: z.object({ id: z.string(), name: z.string(), plan: planSchema }),
  teams: z.array(viewerTeam),
});
export type Viewer = z.output<typeof viewerView>;

export const readViewer = endpoint({
  method: "GET",
  path: "/api/viewer",
  permission: "team.read",
  input: z.object({}),
  output: viewerView,
});

export const switchTeam = endpoint({
  method: "POST",
  path: "/api/viewer/team",
  permission: "session",
  input: z.object({ teamId: z.string().min(1) }),
  output: z.object({ team: viewerTeam }),
});
