import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { newId } from "@/lib/ids";
import { forgiveAttempt, type PasswordAttempt, takeAttempt } from "./password-attempts";
import { AT } from "./testing/people";

const MINUTE_MS = 60 * 1000;

describe.each(databases)("the brake on guessing passwords on $name", ({ open }) => {
  let opened: OpenDatabase;
  let places = 0;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  const newEmail = () => `${newId("acc")}@people.example`;
  const newPlace = () => `198.51.100.${(places += 1)}`;
  const take = (attempt: PasswordAttempt, at = AT) => takeAttempt(opened.db, at, attempt);

  /** How many of so many attempts, all at once, may look at the password. */
  async function allowed(count: number, attempt: PasswordAttempt | ((nr: number) => PasswordAttempt), at = AT) {
    const answers = await Promise.all(
      Array.from({ length: count }, (_, nr) => take(typeof attempt === "function" ? attempt(nr) : attempt, at)),
    );
    return answers.filter(({ isTooMany }) => !isTooMany).length;
  }

  it("lets ten attempts at an account through from one place, however many come at once", async () => {
    const [email, ip] = [newEmail(), newPlace()];
    expect(await allowed(30, { email, ip })).toBe(10);
    expect(await allowed(1, { email: ` ${email.toUpperCase()} `, ip })).toBe(0);
    expect(await allowed(1, { email, ip: newPlace() })).toBe(1);
    expect(await allowed(1, { email: newEmail(), ip })).toBe(1);
  });

  it("is released a quarter of an hour after the first attempt", async () => {
    const attempt = { email: newEmail(), ip: newPlace() };
    await allowed(11, attempt);
    expect(await allowed(1, attempt, new Date(AT.getTime() + 14 * MINUTE_MS))).toBe(0);
    expect(await allowed(11, attempt, new Date(AT.getTime() + 15 * MINUTE_MS))).toBe(10);
  });

  it("counts the attempts at one account from everywhere, and those from one place at all accounts", async () => {
    const email = newEmail();
    expect(await allowed(120, () => ({ email, ip: newPlace() }))).toBe(100);
    const ip = newPlace();
    expect(await allowed(120, () => ({ email: newEmail(), ip }))).toBe(100);
  });

  it("takes the addresses of one IPv6 network for one place", async () => {
    const email = newEmail();
    expect(await allowed(20, (nr) => ({ email, ip: `2001:db8::${nr + 1}` }))).toBe(10);
    expect(await allowed(1, { email, ip: "2001:db8:0:1::1" })).toBe(1);
    expect(await allowed(1, { email, ip: "fe80::1%eth0" })).toBe(1);
  });

  it("does not let anybody lock an account for everybody where no place is known", async () => {
    expect(await allowed(120, { email: newEmail(), ip: null })).toBe(100);
  });

  it("starts anew for who knew the password, and counts it against nobody", async () => {
    const [email, ip] = [newEmail(), newPlace()];
    await allowed(9, { email, ip });
    await take({ email, ip });
    await forgiveAttempt(opened.db, AT, { email, ip });
    expect(await allowed(11, { email, ip })).toBe(10);
    const busy = newPlace();
    for (let nr = 0; nr < 101; nr++) {
      const attempt = { email: newEmail(), ip: busy };
      expect(await take(attempt)).toMatchObject({ isTooMany: false });
      await forgiveAttempt(opened.db, AT, attempt);
    }
  });

  it("tells the first attempt that was one too many from the later ones", async () => {
    const attempt = { email: newEmail(), ip: newPlace() };
    const answers = [];
    for (let nr = 0; nr < 12; nr++) answers.push(await take(attempt));
    expect(answers.map(({ isFirstTooMany }) => isFirstTooMany).indexOf(true)).toBe(10);
    expect(answers.filter(({ isFirstTooMany }) => isFirstTooMany)).toHaveLength(1);
  });

  it("keeps neither addresses nor what was typed, and forgets what is over", async () => {
    const email = newEmail();
    await take({ email, ip: newPlace() });
    const stored = async () =>
      JSON.stringify(await rows(opened.db, sql`select * from password_attempts where since <= ${AT.toISOString()}`));
    expect(await stored()).not.toContain(email);
    const later = new Date(AT.getTime() + 60 * MINUTE_MS);
    for (let nr = 0; nr < 40; nr++) await take({ email: newEmail(), ip: newPlace() }, later);
    expect(await stored()).toBe("[]");
  });
});
