import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listen } from "@/server/listen";
import {
  CONFORMANCE_FOLDER,
  MICROSOFT,
  MICROSOFT_AS_PUBLISHED,
  OKTA,
  runSuite,
  SUITES,
  type Suite,
  whyMissing,
} from "./suites";
import { type RunningServer, startCore } from "./testing/core-server";
import { startFrontDoor } from "./testing/front-door";

const missing = whyMissing(CONFORMANCE_FOLDER);
/** Part of the names, so that a run that passes the suites over says why. */
const note = missing === undefined ? "" : ` (passed over: ${missing})`;
/** Two test workers share the processor with the server; Okta's 600 ms are for a server that has one. */
const ANSWER_MS_MAX = 5_000;
const RUN_MS_MAX = 150_000;

const SERVERS = [
  { server: "the protocol core over the memory store", start: startCore },
  { server: "the front door over a database", start: startFrontDoor },
];

/** With how many assertions of each must pass at least: a suite that asks nothing has no failures either. */
const RUNS: readonly (Suite & { readonly passedMin: number })[] = [
  { ...MICROSOFT_AS_PUBLISHED, passedMin: 94 },
  { ...MICROSOFT, passedMin: 101 },
  { ...OKTA, passedMin: 53 },
];

describe.each(SERVERS)(`$server${note}`, ({ start }) => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());

  it.skipIf(missing !== undefined).for(RUNS)(
    "passes all assertions that agree with the RFC, and the tolerances: $name",
    { timeout: RUN_MS_MAX },
    async ({ passedMin, ...suite }) => {
      const target = { folder: CONFORMANCE_FOLDER, url: server.baseUrl, key: server.key, answerMsMax: ANSWER_MS_MAX };
      const { must, should } = await runSuite(suite, target);
      expect([...must.failures, ...should.failures]).toEqual([]);
      expect(must.passed).toBeGreaterThanOrEqual(passedMin);
    },
  );
});

async function runCommand(...args: readonly string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/conformance/main.ts", ...args]);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  await once(child, "close");
  return { exitCode: child.exitCode, output };
}

describe("npm run conformance", () => {
  it("says what it needs", async () => {
    const { exitCode, output } = await runCommand("--url", "nowhere");
    expect(output).toMatch(/--url must be the base URL .*\n--key must be the key/);
    expect(output).toMatch(/first\s+person of the team, who needs a given and a family name/);
    expect(output).toContain("bobreplace.com");
    expect(output).not.toContain(CONFORMANCE_FOLDER);
    expect(exitCode).toBe(2);
  });

  it("says in words that the suites are not there", async () => {
    const args = ["--url", "http://127.0.0.1:9", "--key", "k", "--folder", "no-such-folder"];
    const { exitCode, output } = await runCommand(...args);
    expect(output).toBe(
      "There is nothing to run: no-such-folder/okta/run-okta.mjs and no-such-folder/entra/run-entra.mjs must be there. --folder names the folder of the suites.\n",
    );
    expect(exitCode).toBe(2);
  });

  it.skipIf(missing !== undefined)(
    `prints the count of each suite, and ends with 0${note}`,
    { timeout: RUN_MS_MAX },
    async () => {
      const core = await startCore();
      const args = ["--url", `${core.baseUrl}/`, "--key", core.key, "--max-ms", String(ANSWER_MS_MAX)];
      const { exitCode, output } = await runCommand(...args);
      await core.stop();
      expect(output.match(/must pass: (\d+) of \1$/gm)).toHaveLength(SUITES.length);
      expect(output).toMatch(/\nof what must pass: \d+ passed, 0 failed\n$/);
      expect(exitCode).toBe(0);
    },
  );

  it.skipIf(missing !== undefined)(
    `tells a server that answers everything with an empty object, and ends with 1${note}`,
    { timeout: RUN_MS_MAX },
    async () => {
      const server = createServer((_req, res) => res.writeHead(200, { "content-type": "application/json" }).end("{}"));
      const port = await listen(server, "127.0.0.1", 0);
      const { exitCode, output } = await runCommand("--url", `http://127.0.0.1:${port}`, "--key", "k");
      server.closeAllConnections();
      server.close();
      expect(output).toMatch(/FAIL {2}Required Test: Test invalid User by ID .*got 200/);
      expect(output).toMatch(/FAIL {2}Post User: /);
      expect(exitCode).toBe(1);
    },
  );
});
