import { describe, expect, it } from "vitest";
import { cookieOf, SECRET } from "@/lib/sessions/testing/people";
import { readSessionToken, sessionCookie } from "./session-token";

const REFERENCE = { accountId: "acc_1", sessionId: "ses_1" };

describe("the session cookie", () => {
  it("names a session, among other cookies", async () => {
    const cookie = `theme=dark; ${await cookieOf(REFERENCE)}; other=1`;
    expect(await readSessionToken({ cookie }, false, SECRET)).toEqual(REFERENCE);
  });

  it("is nothing when it is absent, damaged, or sealed with another secret", async () => {
    const cookie = await cookieOf(REFERENCE);
    expect(await readSessionToken({}, false, SECRET)).toBeUndefined();
    expect(await readSessionToken({ cookie: `${cookie.slice(0, -3)}AAA` }, false, SECRET)).toBeUndefined();
    expect(await readSessionToken({ cookie }, false, `${SECRET}!`)).toBeUndefined();
    expect(await readSessionToken({ cookie: "muster.session=" }, false, SECRET)).toBeUndefined();
  });

  it("of plain http is not honoured over https", async () => {
    const cookie = await cookieOf(REFERENCE);
    expect(await readSessionToken({ cookie: cookie.replace("muster", "__Host-muster") }, true, SECRET)).toBeUndefined();
  });

  it("is bound to https and to this host there", () => {
    expect(sessionCookie(true)).toMatchObject({ name: "__Host-muster.session", options: { secure: true, path: "/" } });
    expect(sessionCookie(false).options).toMatchObject({ httpOnly: true, sameSite: "lax", secure: false });
  });
});
