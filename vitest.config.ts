import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      "@": root.replace(/\/$/, ""),
      "server-only": fileURLToPath(new URL("lib/testing/server-only.ts", import.meta.url)),
    },
  },
  test: {
    include: ["{bench,components,db,lib,scim,scripts,server}/**/*.test.{ts,tsx}"],
    globalSetup: ["./db/testing/postgres-setup.ts"],
    server: { deps: { inline: ["next-auth"] } },
    // No test writes a key into the data folder of whoever runs it.
    env: { SECRETS_KEY: randomBytes(32).toString("base64") },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
