import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { newId } from "@/lib/ids";
import { refusal } from "@/lib/provisioning/testing/refusal";
import { settingsTeam } from "@/lib/provisioning/testing/settings-team";
import type { Services } from "@/lib/services";
import { enqueueMails, type NewMail } from "./enqueue-mails";
import { listMails } from "./list-mails";
import { mailRoute } from "./mail-job";
import { readMail } from "./read-mail";
import { retryMail } from "./retry-mail";
import { sendDueMails } from "./send-due-mails";
import { type MailServer, startMailServer } from "./testing/mail-server";
import { tidyMails } from "./tidy-mails";

const START = new Date("2026-11-24T12:00:00.000Z");
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const NOTICE = { kind: "email_change_notice", name: "Zoë “Z” Müller", newEmail: "zoe@new.example" } as const;
const LIST = { page: 1, pageSize: 100, search: "", state: "all" } as const;

describe.each(databases)("the outbox in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  let now = START;
  let server: MailServer;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: () => now };
  });
  afterAll(() => opened.close());
  beforeEach(async () => {
    // Each failed attempt is logged.
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
    now = START;
    server = await startMailServer();
    await rows(services.db, sql`delete from mails`);
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await server.stop();
  });

  const routeTo = (smtpUrl: string) => {
    const settings = { smtpUrl, mailFrom: "Müster <muster@example.com>", musterUrl: "https://muster.example" };
    const route = mailRoute(settings);
    if (!route) throw new Error("There is no way for mails.");
    return route;
  };
  const send = (url = server.url) => sendDueMails(services, routeTo(url));
  const queued = async (mail: Partial<NewMail> = {}) => {
    const team = await settingsTeam(services.db);
    const { teamId } = team;
    await enqueueMails(services.db, now, [{ teamId, recipient: "ada@acme.example", content: NOTICE, ...mail }]);
    const view = async () => {
      const [first] = (await listMails(services, team.admin("mail.read"), LIST)).items;
      if (!first) throw new Error("The outbox is empty.");
      return first;
    };
    return { team, view };
  };
  const sealedContents = () => rows(services.db, sql`select id from mails where sealed_content is not null`);

  it("hands a mail over with both forms, names outside ASCII and an id of its own, and forgets its content", async () => {
    const { view } = await queued();
    expect(await send()).toBe(1);
    const [mail, ...others] = server.received;
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ recipients: ["ada@acme.example"] });
    expect(mail?.text).toContain("Hello Zoë “Z” Müller,");
    expect(mail?.html).toContain("Hello Zoë “Z” Müller,");
    const sent = await view();
    expect(mail?.headers.get("from")).toMatch(/=\?UTF-8\?.* <muster@example\.com>/i);
    expect(mail?.headers.get("message-id")).toBe(`<${sent.id}@example.com>`);
    expect(mail?.headers.get("auto-submitted")).toBe("auto-generated");
    expect(sent).toMatchObject({ state: "sent", attempts: 1, problem: null, settledAt: START.toISOString() });
    expect(await sealedContents()).toEqual([]);
    expect(await send()).toBe(0);
  });

  it("sends nothing of a transaction that was rolled back", async () => {
    const { teamId } = await settingsTeam(services.db);
    const mail = { teamId, recipient: "ada@acme.example", content: NOTICE };
    const undone = services.db.transaction(async (tx) => {
      await enqueueMails(tx, now, [mail]);
      throw new Error("undo");
    });
    await expect(undone).rejects.toThrow("undo");
    expect(await send()).toBe(0);
    expect(server.received).toEqual([]);
  });

  it("keeps mails while the mail server is down, waits longer each time, and sends them when it is back", async () => {
    const { port } = server;
    await server.stop();
    const { view } = await queued();
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      expect(await send()).toBe(0);
      const { attempts, problem, state } = await view();
      expect({ attempts, state }).toEqual({ attempts: attempt, state: "waiting" });
      expect(problem).toContain("The mail server cannot be reached");
      const next = await nextAttempt();
      waits.push((next.getTime() - now.getTime()) / MINUTE_MS);
      now = new Date(next.getTime() - 1);
      expect(await send()).toBe(0);
      expect((await view()).attempts).toBe(attempt);
      now = next;
    }
    expect(waits).toEqual([1, 2, 4, 8, 15, 15]);
    server = await startMailServer({ port });
    expect(await send()).toBe(1);
    expect(server.received).toHaveLength(1);
    expect(await view()).toMatchObject({ state: "sent", problem: null });
  });

  async function nextAttempt(): Promise<Date> {
    const [row] = await rows<{ at: Date }>(services.db, sql`select next_attempt_at as at from mails`);
    if (!row) throw new Error("The outbox is empty.");
    return row.at;
  }

  it("tries only one mail while the server cannot be reached, and all others once it can", async () => {
    const { port } = server;
    await server.stop();
    const { team } = await queued();
    const { teamId } = team;
    const more = ["b@acme.example", "c@acme.example"].map((recipient) => ({ teamId, recipient, content: NOTICE }));
    await enqueueMails(services.db, now, more);
    await send();
    const { items } = await listMails(services, team.admin("mail.read"), LIST);
    expect(items.map(({ attempts }) => attempts).toSorted((one, other) => one - other)).toEqual([0, 0, 1]);
    server = await startMailServer({ port });
    now = new Date(now.getTime() + MINUTE_MS);
    expect(await send()).toBe(3);
  });

  it("gives up after three days, shows why, and forgets the content", async () => {
    await server.stop();
    const { view } = await queued();
    await send();
    now = new Date(START.getTime() + 3 * DAY_MS - 1);
    await send();
    expect((await view()).state).toBe("waiting");
    now = new Date(now.getTime() + 15 * MINUTE_MS);
    await send();
    expect(await view()).toMatchObject({ state: "given_up", problem: expect.stringContaining("cannot be reached") });
    expect(await sealedContents()).toEqual([]);
  });

  it.each([
    ["550 No such user here", "given_up"],
    ["450 Try again later", "waiting"],
  ])("takes the server's word for a recipient: %s means %s, and the others get theirs", async (reply, state) => {
    await server.stop();
    server = await startMailServer({ replies: { "ada@acme.example": reply } });
    const { team, view } = await queued();
    now = new Date(now.getTime() + 1);
    await enqueueMails(services.db, now, [{ teamId: team.teamId, recipient: "bo@acme.example", content: NOTICE }]);
    expect(await send()).toBe(1);
    const { items } = await listMails(services, team.admin("mail.read"), { ...LIST, search: "ADA@" });
    expect(items).toMatchObject([{ state, problem: expect.stringContaining(reply.slice(4)) }]);
    expect((await view()).recipient).toBe("bo@acme.example");
  });

  it("gives up at once what is no address, and makes no list of recipients of one", async () => {
    await queued({ recipient: "ada" });
    const { view } = await queued({ recipient: "eve@acme.example, all@acme.example" });
    await send();
    expect(server.received.flatMap(({ recipients }) => recipients)).not.toContain("all@acme.example");
    expect(await view()).toMatchObject({ attempts: 1 });
    expect(await sealedContents()).toEqual([]);
  });

  it("signs in to the mail server, and waits when that refuses", async () => {
    await server.stop();
    server = await startMailServer({ credentials: { user: "muster", password: "p@ss/word" } });
    const { view } = await queued();
    expect(await send(`smtp://muster:wrong@127.0.0.1:${server.port}`)).toBe(0);
    expect(await view()).toMatchObject({ state: "waiting", problem: expect.stringContaining("535") });
    now = new Date(now.getTime() + MINUTE_MS);
    expect(await send()).toBe(1);
  });

  it("does not send to a server whose certificate nobody vouches for, unless it is told to", async () => {
    await server.stop();
    server = await startMailServer({ selfSigned: true });
    const { view } = await queued();
    expect(await send()).toBe(0);
    expect(await view()).toMatchObject({ state: "waiting" });
    now = new Date(now.getTime() + MINUTE_MS);
    expect(await send(`${server.url}?tls.rejectUnauthorized=false`)).toBe(1);
  });

  it("sends each mail once, however many look at the outbox", async () => {
    const { team } = await queued();
    const { teamId } = team;
    const more = Array.from({ length: 9 }, (_, place) => ({
      teamId,
      recipient: `p${place}@acme.example`,
      content: NOTICE,
    }));
    await enqueueMails(services.db, now, more);
    await Promise.all([send(), send(), send()]);
    expect(server.received.map(({ recipients }) => recipients.join()).toSorted()).toEqual(
      ["ada@acme.example", ...more.map(({ recipient }) => recipient)].toSorted(),
    );
  });

  it("stops between two mails when it is told to", async () => {
    const { team } = await queued();
    await enqueueMails(services.db, now, [{ teamId: team.teamId, recipient: "bo@acme.example", content: NOTICE }]);
    const stopping = new AbortController();
    const { send: hand, origin } = routeTo(server.url);
    const sending = sendDueMails(
      services,
      {
        origin,
        send: (mail) => {
          stopping.abort();
          return hand(mail);
        },
      },
      stopping.signal,
    );
    expect(await sending).toBe(1);
    expect(await sealedContents()).toHaveLength(1);
  });

  it("shows admins the text only while no mail server is set; then nobody's mailbox is proven by the link", async () => {
    const { team, view } = await queued();
    const { id: mailId } = await view();
    const admin = team.admin("mail.read");
    const shown = await readMail(services, admin, { mailId }, { smtpUrl: undefined });
    expect(shown.content).toMatchObject({ subject: "Your e-mail address is about to change", link: null });
    expect((await readMail(services, admin, { mailId }, { smtpUrl: server.url })).content).toBeNull();
    await refusal(retryMail(services, admin, { mailId }, { smtpUrl: undefined }), "conflict");
    await send();
    expect((await readMail(services, admin, { mailId }, { smtpUrl: undefined })).content).toBeNull();
    await refusal(retryMail(services, admin, { mailId }, { smtpUrl: server.url }), "conflict");
  });

  it("tries a mail at once when an admin asks for it", async () => {
    await server.stop();
    const { team, view } = await queued();
    await send();
    const { id: mailId } = await view();
    server = await startMailServer({ port: server.port });
    expect(await send()).toBe(0);
    await retryMail(services, team.admin("mail.read"), { mailId }, { smtpUrl: server.url });
    expect(await send()).toBe(1);
  });

  it("is each team's own", async () => {
    const { view } = await queued();
    const { id: mailId } = await view();
    const other = (await settingsTeam(services.db)).admin("mail.read");
    expect((await listMails(services, other, LIST)).items).toEqual([]);
    await refusal(readMail(services, other, { mailId }), "not_found");
    await refusal(retryMail(services, other, { mailId }), "not_found");
  });

  it("forgets unsent content after a week and every trace after a month", async () => {
    const { team, view } = await queued();
    now = new Date(START.getTime() + 7 * DAY_MS + 1);
    await tidyMails(services);
    expect(await view()).toMatchObject({ state: "given_up", problem: "No mail server was set." });
    expect(await sealedContents()).toEqual([]);
    now = new Date(START.getTime() + 30 * DAY_MS + 1);
    await tidyMails(services);
    expect((await listMails(services, team.admin("mail.read"), LIST)).total).toBe(0);
  });

  it("opens a content only in its own place", async () => {
    const { team } = await queued();
    await rows(services.db, sql`update mails set id = ${newId("mail")} where team_id = ${team.teamId}`);
    expect(await send()).toBe(0);
    expect(server.received).toEqual([]);
  });
});
