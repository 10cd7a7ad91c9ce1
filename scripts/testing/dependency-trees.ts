/** A project that breaks every dependency rule; `forbidden` says where. */
export const breakingTree = writeFiles({
  "app/api/team/route.ts": ["drizzle-orm"],
  "app/scim/v2/route.ts": ["@/scim"],
  "app/settings/page.tsx": ["@/db/client"],
  "bench/run.ts": ["@/server/start"],
  "components/members/member-list.tsx": ["@/lib/members/list-members", "@/db/client"],
  "components/ui/button.tsx": [],
  "db/client.ts": [],
  "db/seed.ts": ["@/lib/ids", "../server/start"],
  "db/testing/fresh-db.ts": [],
  "e2e/sign-in.spec.ts": ["@/lib/ids", "@/db/client"],
  "lib/auth/options.ts": ["type drizzle-orm"],
  "lib/client/members.ts": ["@/lib/mail/send-mail"],
  "lib/contracts/members.ts": ["@/lib/ids", "react"],
  "lib/directory/users.test.ts": ["@/scim/store"],
  "lib/directory/users.ts": ["type @/scim/store"],
  "lib/errors.ts": ["type ./ids"],
  "lib/http/scim-route.ts": ["@electric-sql/pglite", "lazy postgres"],
  "lib/ids.ts": ["./errors"],
  "lib/mail/outbox.test.ts": [],
  "lib/mail/outbox.ts": ["./outbox.test", "@/db/testing/fresh-db"],
  "lib/mail/send-mail.ts": ["@/components/ui/button"],
  "lib/members/list-members.ts": ["next/navigation"],
  "lib/sso/callback.ts": ["next-auth/react", "react"],
  "scim/errors.ts": ["type @/lib/errors"],
  "scim/fixtures/okta/create-user.json": [],
  "scim/index.ts": ["./server"],
  "scim/server.ts": ["node:fs", "sonner"],
  "scim/store.ts": ["./fixtures/okta/create-user.json"],
  "server/start.ts": [],
});

export const forbidden: Readonly<Record<string, readonly string[]>> = {
  "no-cycles": ["lib/errors.ts -> lib/ids.ts"],
  "scim-is-pure": ["scim/errors.ts -> lib/errors.ts", "scim/server.ts -> fs", "scim/server.ts -> npm:sonner"],
  "contracts-are-plain": ["lib/contracts/members.ts -> lib/ids.ts", "lib/contracts/members.ts -> npm:react"],
  "client-sees-contracts": ["lib/client/members.ts -> lib/mail/send-mail.ts"],
  "db-is-a-leaf": ["db/seed.ts -> lib/ids.ts", "db/seed.ts -> server/start.ts"],
  "lib-never-looks-up": ["lib/mail/send-mail.ts -> components/ui/button.tsx"],
  "components-are-browser-safe": [
    "components/members/member-list.tsx -> db/client.ts",
    "components/members/member-list.tsx -> lib/members/list-members.ts",
  ],
  "app-holds-no-queries": ["app/api/team/route.ts -> npm:drizzle-orm", "app/settings/page.tsx -> db/client.ts"],
  "app-reaches-scim-through-lib": ["app/scim/v2/route.ts -> scim/index.ts"],
  "sql-lives-in-db-and-domain": [
    "app/api/team/route.ts -> npm:drizzle-orm",
    "lib/auth/options.ts -> npm:drizzle-orm",
    "lib/http/scim-route.ts -> npm:@electric-sql/pglite",
    "lib/http/scim-route.ts -> npm:postgres",
  ],
  "domain-knows-no-next": [
    "lib/members/list-members.ts -> npm:next",
    "lib/sso/callback.ts -> npm:next-auth",
    "lib/sso/callback.ts -> npm:react",
  ],
  "scim-has-one-door": ["lib/directory/users.ts -> scim/store.ts"],
  "e2e-is-a-stranger": ["e2e/sign-in.spec.ts -> db/client.ts", "e2e/sign-in.spec.ts -> lib/ids.ts"],
  "tests-stay-out-of-production": [
    "lib/mail/outbox.ts -> db/testing/fresh-db.ts",
    "lib/mail/outbox.ts -> lib/mail/outbox.test.ts",
    "scim/store.ts -> scim/fixtures/okta/create-user.json",
  ],
};

/** A project that goes up to every border and crosses none. */
export const cleanTree = writeFiles({
  "app/scim/v2/route.ts": ["@/lib/http/scim-route"],
  "app/settings/page.tsx": ["server-only", "@/components/members/member-list", "next/navigation"],
  "bench/run.ts": ["@/db/testing/fresh-db", "@/scim"],
  "components/members/member-list.tsx": ["@/lib/client/members", "@/lib/contracts/members", "lucide-react"],
  "db/client.ts": ["@/lib/env", "drizzle-orm", "postgres", "lazy @electric-sql/pglite"],
  "db/testing/fresh-db.ts": ["../client", "node:fs"],
  "e2e/sign-in.spec.ts": ["@/lib/contracts/members", "@playwright/test"],
  "lib/client/members.test.ts": ["vitest", "../env"],
  "lib/client/members.ts": ["../contracts/members", "@tanstack/react-query", "react", "server-only", "zod"],
  "lib/contracts/members.test.ts": ["node:fs", "vitest"],
  "lib/contracts/members.ts": ["type zod"],
  "lib/directory/users.test.ts": ["@/scim/testing/store-contract"],
  "lib/directory/users.ts": ["server-only", "drizzle-orm", "@/db/client", "@/scim"],
  "lib/env.ts": [],
  "lib/http/scim-route.ts": ["../directory/users", "next/server"],
  "scim/fixtures/okta/create-user.json": [],
  "scim/index.ts": ["./server"],
  "scim/server.test.ts": ["./fixtures/okta/create-user.json", "fast-check"],
  "scim/server.ts": ["zod", "server-only"],
  "scim/testing/store-contract.ts": ["node:crypto"],
  "scripts/report.ts": ["@/scim"],
  "server/start.ts": ["@/lib/http/scim-route"],
});

/** Files from what each imports: a value, `type` for a type only, `lazy` for an import(). */
function writeFiles(imports: Readonly<Record<string, readonly string[]>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(imports).map(([path, specifiers]) => [
      path,
      path.endsWith(".json") ? "{}\n" : `${specifiers.map(writeImport).join("")}export const done = true;\n`,
    ]),
  );
}

function writeImport(specifier: string, index: number): string {
  const [kind, name] = specifier.split(" ");
  if (kind === "type") return `import type { Type${index} } from "${name}";\nexport type Out${index} = Type${index};\n`;
  if (kind === "lazy") return `export const load${index} = () => import("${name}");\n`;
  return `import { value${index} } from "${specifier}";\nexport const out${index} = value${index};\n`;
}
