import { brokenRoutes } from "./broken-routes";

/** For each house rule, projects that break it (path -> text), and where it must be seen. */
export const houseBreaches: readonly HouseBreach[] = [
  { rule: "file-length", files: { "lib/long.ts": lines(301) }, at: ["lib/long.ts:301"] },
  { rule: "file-length", files: { "app/globals.css": lines(301) }, at: ["app/globals.css:301"] },
  { rule: "file-length", files: { "lib/long.test.tsx": lines(301) }, at: ["lib/long.test.tsx:301"] },
  { rule: "route-length", files: { "app/api/a/route.ts": lines(26) }, at: ["app/api/a/route.ts:26"] },
  { rule: "page-length", files: { "app/(auth)/sign-in/page.tsx": lines(41) }, at: ["app/(auth)/sign-in/page.tsx:41"] },
  { rule: "median-length", files: sizedFiles({ 10: 14, 91: 16 }), at: ["lib/lines-91-0.ts:91"] },
  { rule: "p90-length", files: sizedFiles({ 10: 26, 221: 4 }), at: ["lib/lines-221-0.ts:221"] },
  ...atLine("kebab-case", 1, {
    "components/MemberList.tsx": "",
    "db/schema/scim_keys.ts": "",
    "lib/[id]/a.ts": "",
    "lib/keyTools/a.ts": "",
    "scim/fixtures/okta/createUser.json": "{}",
  }),
  ...atLine("named-thing", 1, {
    "components/helpers.tsx": "",
    "lib/common/money.ts": "",
    "lib/sso/types.ts": "",
    "scim/types.d.ts": "",
    "server/utils.ts": "",
  }),
  ...atLine("no-barrel", 1, { "components/ui/index.tsx": "", "lib/index.ts": "", "scim/filter/index.ts": "" }),
  ...brokenRoutes.flatMap((text) => atLine("route-handlers", 2, { "app/api/team/route.ts": text })),
  ...atLine("no-client-page", 2, {
    "app/layout.tsx": `"use strict";\n"use client";\n`,
    "app/settings/team/plan/page.tsx": `// Why.\n"use client";\n`,
  }),
  ...atLine("no-server-action", 2, {
    "app/settings/team/save.ts": `// Why.\n"use server";\n`,
    "components/members/member-form.tsx": `async function save() {\n  "use server";\n}\n`,
    "lib/auth/design-in.ts": `export const save = async () => {\n  "use server";\n};\n`,
  }),
  ...atLine("env-in-one-place", 2, {
    "app/page.tsx": "\nconst { env: values } = process;\n",
    "components/environment.tsx": `\nconst { NODE_ENV } = process.env;\n`,
    "instrumentation.ts": `if (process.env.NEXT_RUNTIME === "nodejs") start();\nstart(process.env.PORT);\n`,
    "lib/a/env.ts": "\nconst value = globalThis.process.env.A;\n",
    "lib/mail/send-mail.ts": `\nimport { env } from "node:process";\n`,
    "server/start.ts": `\nconst value = process["env"].A;\n`,
  }),
  ...atLine("role-literals", 2, {
    "app/settings/page.tsx": `\nexport const Page = () => <Tag plan="business" />;\n`,
    "components/plan/plan-card.tsx": "\nexport const plan = `enterprise`;\n",
    "lib/contracts/members.ts": `\nexport type Role = "community_manager";\n`,
    "lib/provisioning/a.ts": `\nif (role === "billing") stop();\n`,
    "server/start.ts": `\nconst roles = new Set(["developer"]);\n`,
  }),
  ...atLine("no-reminders", 2, {
    "app/globals.css": `\n/* ${"TO" + "DO"}: dark */\n`,
    "lib/a.test.ts": `\n// ${"X" + "XX"}\n`,
    "scripts/b.ts": `\n// ${"FIX" + "ME"} later\n`,
  }),
  ...atLine("alias-across-rooms", 2, {
    "app/settings/page.tsx": `\nimport { db } from "../../db/client";\n`,
    "components/ui/a.tsx": `\nexport { a } from "../../lib/client/a";\n`,
    "db/seed.ts": `\nconst load = () => import("../lib/env");\n`,
    "lib/a.ts": `\ntype Store = import("../scim").Store;\n`,
    "scripts/a.cjs": `\nconst a = require("../lib/a");\n`,
    "scripts/b.ts": `\nimport { b } from "../../other/b";\n`,
  }),
];

/** Goes up to every border and crosses none; what is generated may look as it likes. */
export const cleanHouse: Readonly<Record<string, string>> = {
  ".next/Types.js": "process.env.A;\n",
  "app/(auth)/actions.ts": `"use server";\n`,
  "app/.well-known/security/route.ts": route("publicRoute"),
  "app/@modal/_parts/error.tsx": `"use client";\n`,
  "app/api/auth/[...nextauth]/route.ts": route("publicRoute"),
  "app/api/team/export/route.ts": route("teamDownload"),
  "app/api/team/scim/keys/[keyId]/route.ts": `${route("teamRoute")}${"\n".repeat(22)}`,
  "app/docs/openapi.json/route.ts": route("publicRoute"),
  "app/page.tsx": `// "use client"\nexport default function Page() {}\n${"\n".repeat(38)}`,
  "app/scim/v2/[[...path]]/route.ts": `${route("scimRoute")}export const dynamic = "force-dynamic";\n`,
  "components/sign-in.tsx": `async function send() {\n  "use server";\n}\n`,
  "components/ui/sign-out-action.ts": `"use server";\n`,
  "data/utils.ts": "process.env.A;\n",
  "db/migrations/meta/0000_Snapshot.json": "{}\n",
  "db/schema/plans.ts": `export const plans = ["enterprise"];\n`,
  "db/testing/fresh-db.ts": "export const dir = process.env.DIR;\n",
  "instrumentation.ts": `if (process.env.NEXT_RUNTIME === "nodejs") await import("./lib/env");\n`,
  "lib/a.ts": `export const text = "developers of business"; // process.env, mastodon\nconst { env } = other;\n`,
  "lib/b.test.ts": `process.env.A = "enterprise";\nimport { b } from "./b";\n`,
  "lib/contracts/permissions.ts": `export const plan = "business";\n`,
  "lib/contracts/roles.ts": `export const role = "billing";\n`,
  "lib/env.ts": `export const port = process.env.PORT;\nimport { a } from "../lib/a";\n`,
  "lib/long.ts": lines(300),
  "next.config.ts": `export default process.env;\nimport "./lib/env";\n`,
  "scim/filter/parse.ts": `import { a } from "../a";\nimport type { B } from "../schema/b";\n`,
  "scim/fixtures/okta/users.ts": lines(500),
  "scim/index.ts": `export * from "./a";\n`,
  "scripts/report.ts": `import json from "../package.json";\nprocess.env.A;\n`,
};

export interface HouseBreach {
  readonly rule: string;
  readonly files: Readonly<Record<string, string>>;
  readonly at: readonly string[];
}

/** So many files (the value) of so many lines (the key). */
export function sizedFiles(counts: Readonly<Record<number, number>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(counts).flatMap(([lineCount, fileCount]) =>
      Array.from({ length: fileCount }, (_, at) => [`lib/lines-${lineCount}-${at}.ts`, lines(Number(lineCount))]),
    ),
  );
}

function atLine(rule: string, line: number, files: Readonly<Record<string, string>>): readonly HouseBreach[] {
  return Object.entries(files).map(([path, text]) => ({ rule, files: { [path]: text }, at: [`${path}:${line}`] }));
}

function route(door: string): string {
  return `import { ${door} } from "@/lib/http/door";\nexport const GET = ${door}(endpoint, verb);\n`;
}

function lines(count: number): string {
  return "\n".repeat(count);
}
