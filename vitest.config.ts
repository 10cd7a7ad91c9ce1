import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

/** Files that read the configuration anew, replace a module or stand for a browser: a process each. */
const OWN_PROCESS = [
  "components/**/*.test.tsx",
  "db/client.test.ts",
  "lib/client/request.test.ts",
  "lib/http/**/*.test.ts",
  "lib/sso/{safe-lookup,set-up-oidc}.test.ts",
  "scripts/conformance/*.test.ts",
  "server/**/*.test.ts",
];

export default defineConfig({
  resolve: {
    alias: {
      "@": root.replace(/\/$/, ""),
      "server-only": fileURLToPath(new URL("lib/testing/server-only.ts", import.meta.url)),
    },
  },
  test: {
    globalSetup: ["./db/testing/postgres-setup.ts"],
    server: { deps: { inline: ["next-auth"] } },
    // No test writes a key into the data folder of whoever runs it.
    env: { SECRETS_KEY: randomBytes(32).toString("base64") },
    // They end what hangs; a first start of the database may take its time on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { name: "own process", include: OWN_PROCESS, sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: {
          name: "shared process",
          include: ["{bench,components,db,lib,scim,scripts,server}/**/*.test.{ts,tsx}"],
          exclude: ["**/node_modules/**", ...OWN_PROCESS],
          // Loading what is tested takes longer than testing it; a process loads it once.
          isolate: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
