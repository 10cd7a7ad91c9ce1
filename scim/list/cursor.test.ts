import { describe, expect, it } from "vitest";
import { serverConfig } from "../testing/scim-client";
import { signerOf } from "../testing/signer";
import * as cursors from "./cursor";

const { sealCursor } = cursors;
const openCursor = async (...parameters: Parameters<typeof cursors.openCursor>) => cursors.openCursor(...parameters);
const scope = { tenantId: "team", list: "Users", count: 10 };
const cursor = { from: { key: 'Ä \u{1f600} "x"', id: "usr_1" }, backwards: false };
const at = (seconds: number) => ({ ...serverConfig, now: () => new Date(seconds * 1000) });
const refusal = (scimType: string) => expect.objectContaining({ status: 400, scimType });

describe("cursors", () => {
  it.each([cursor.from.key, null, true, -1.5, 1e21])("give back the position they were made of: %j", async (key) => {
    const made = { from: { key, id: "usr_1" }, backwards: true };
    expect(await openCursor(serverConfig, scope, sealCursor(serverConfig, scope, made))).toEqual(made);
  });

  it("hold only unreserved characters of an address (RFC 9865 section 2)", async () => {
    expect(sealCursor(serverConfig, scope, cursor)).toMatch(/^[A-Za-z0-9._~-]+$/);
  });

  it("are refused when any character was changed", async () => {
    const sealed = sealCursor(serverConfig, scope, cursor);
    for (let index = 0; index < sealed.length; index += 1) {
      const other = sealed[index] === "A" ? "B" : "A";
      const forged = `${sealed.slice(0, index)}${other}${sealed.slice(index + 1)}`;
      await expect(openCursor(serverConfig, scope, forged)).rejects.toEqual(refusal("invalidCursor"));
    }
  });

  it.each(["x", ".", "a.b", "a.b.c", "%", "eyJ9.", "\u0000"])("are refused when they are none: %j", async (text) => {
    await expect(openCursor(serverConfig, scope, text)).rejects.toEqual(refusal("invalidCursor"));
  });

  it("of another tenant, another list or another secret are refused in the same words as forged ones", async () => {
    const sealed = sealCursor(serverConfig, scope, cursor);
    const forged = await openCursor(serverConfig, scope, "forged").catch((error: unknown) => error);
    const attempts = [
      openCursor(serverConfig, { ...scope, tenantId: "other" }, sealed),
      openCursor(serverConfig, { ...scope, list: "Groups" }, sealed),
      openCursor({ ...serverConfig, signCursor: signerOf("another") }, scope, sealed),
    ];
    await Promise.all(attempts.map((attempt) => expect(attempt).rejects.toEqual(forged)));
  });

  it("expire after the time that is announced", async () => {
    const sealed = sealCursor(at(1000), scope, cursor);
    expect(await openCursor(at(1000 + serverConfig.cursorTimeoutS), scope, sealed)).toEqual(cursor);
    const late = openCursor(at(1001 + serverConfig.cursorTimeoutS), scope, sealed);
    await expect(late).rejects.toEqual(refusal("expiredCursor"));
  });

  it("want the same count on every page", async () => {
    const sealed = sealCursor(serverConfig, scope, cursor);
    await expect(openCursor(serverConfig, { ...scope, count: 11 }, sealed)).rejects.toEqual(refusal("invalidCount"));
  });
});
