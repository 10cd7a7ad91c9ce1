import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import type { Db, OpenDatabase } from "@/db/client";
import { freshDatabase } from "@/db/testing/fresh-database";
import { endpoint } from "@/lib/contracts/endpoint";
import { AT, cookieOf, newPerson, SECRET } from "@/lib/sessions/testing/people";
import { teamDownload } from "./team-download";

vi.stubEnv("AUTH_SECRET", SECRET);

let open: OpenDatabase;
let db: Db;
beforeAll(async () => {
  open = await freshDatabase();
  db = open.db;
});
afterAll(() => open.close());

const numbers = endpoint({
  method: "GET",
  path: "/api/team/numbers",
  permission: "scim.enable",
  input: z.object({ count: z.coerce.number() }),
  output: z.string(),
});

interface Source {
  made: number;
  ended: boolean;
}

/** A route whose file is the numbers up to `count`, one a line, and what became of its making. */
function numbersRoute(failsAt?: number) {
  const source: Source = { made: 0, ended: false };
  async function* lines(count: number) {
    try {
      for (let line = 0; line < count; line++) {
        if (line === failsAt) throw new Error("disk is full");
        source.made += 1;
        yield `${line} ö\n`;
      }
    } finally {
      source.ended = true;
    }
  }
  const handler = teamDownload(
    numbers,
    async (_services, _actor, { count }) => ({
      fileName: "numbers.csv",
      mediaType: "text/csv",
      chunks: lines(count),
    }),
    async () => ({ db, clock: () => AT }),
  );
  return { source, handler };
}

async function call(handler: ReturnType<typeof teamDownload>, count: string, roles: "admin" | "developer" = "admin") {
  const cookie = await cookieOf(await newPerson(db, { roles: [roles] }));
  const request = new Request(`http://localhost/api/team/numbers?count=${count}`, {
    headers: { host: "muster.test", cookie },
  });
  return handler(request, { params: Promise.resolve({}) });
}

describe("a download of the settings API", () => {
  it("sends the whole file under its name, and no cache keeps it", async () => {
    const response = await call(numbersRoute().handler, "2");
    expect(await response.text()).toBe("0 ö\n1 ö\n");
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="numbers.csv"',
      "cache-control": "no-store",
      "x-request-id": expect.stringMatching(/^req_/),
    });
  });

  it("makes no more than is taken, and stops when the browser leaves", async () => {
    const { source, handler } = numbersRoute();
    const reader = (await call(handler, "1000000")).body?.getReader();
    await reader?.read();
    await reader?.read();
    expect(source).toEqual({ made: 2, ended: false });
    await reader?.cancel();
    expect(source).toEqual({ made: 2, ended: true });
  });

  it("reports no fault when the browser leaves while a piece is made", async () => {
    const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const reader = (await call(numbersRoute().handler, "1000000")).body?.getReader();
    await Promise.all([reader?.read(), reader?.cancel()]);
    const lines = written.mock.calls.map(([text]) => String(text));
    written.mockRestore();
    expect(lines).toEqual([]);
  });

  it("refuses in JSON what is refused before the first byte", async () => {
    const { source, handler } = numbersRoute();
    const refused = await call(handler, "2", "developer");
    expect([refused.status, await refused.json()]).toEqual([403, expect.objectContaining({ reason: "role" })]);
    const wrong = await call(handler, "many");
    expect([wrong.status, await wrong.json()]).toEqual([400, expect.objectContaining({ code: "invalid_input" })]);
    expect(source.made).toBe(0);
  });

  it("breaks off when it fails on the way, so that half a file does not look whole", async () => {
    const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const response = await call(numbersRoute(1).handler, "3");
    await expect(response.text()).rejects.toThrow("broke off");
    const line = written.mock.calls.map(([text]) => String(text)).join("");
    written.mockRestore();
    expect(line).toContain("disk is full");
    expect(line).toContain(response.headers.get("x-request-id"));
  });
});
