import { existsSync } from "node:fs";
import { expect, it, vi } from "vitest";
import { startChild } from "./child";
import { connectForTests } from "./postgres-address";

const STARTER = `
  import { startPostgresServer } from "./db/testing/postgres-server.ts";
  const { url } = await startPostgresServer();
  console.log(url);
  setInterval(() => undefined, 1000);
`;

it.skipIf(process.platform === "win32")("a killed test run leaves no PostgreSQL and no folder behind", async () => {
  const child = startChild(STARTER);
  const url = (await child.line()) ?? "";
  const client = connectForTests(url);
  const [setting] = await client`select current_setting('data_directory') as data`;
  await client.end();
  const data = String(setting?.data);
  expect(existsSync(data)).toBe(true);
  child.kill();
  expect(await child.ended).toBe("SIGKILL");
  await vi.waitFor(() => expect(existsSync(data)).toBe(false), 20_000);
  const late = connectForTests(url);
  await expect(late`select 1`).rejects.toThrow("ECONNREFUSED");
  await late.end();
});
