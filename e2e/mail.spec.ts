import { expect } from "@playwright/test";
import { invite, joinAs } from "./support/invitations";
import { freePort, linkIn, startMailServer } from "./support/mail-server";
import { type Muster, startMuster } from "./support/muster";
import { signIn } from "./support/settings";
import { test } from "./support/test";

const EMAIL = "mailed@people.example";

test("a mail waits while the mail server is down, goes out when it is back, and its link leads to this server", async ({
  page,
  browser,
}) => {
  const [mailPort, port] = [await freePort(), await freePort()];
  const muster: Muster = await startMuster({
    variables: {
      PORT: String(port),
      MUSTER_URL: `http://127.0.0.1:${port}`,
      SMTP_URL: `smtp://127.0.0.1:${mailPort}`,
      MAIL_FROM: "Muster <muster@acme.example>",
    },
  });
  await signIn(page, muster);
  await invite(page, muster, EMAIL);
  await expect(page.getByText("No mail is sent")).toHaveCount(0);
  await page.goto(`${muster.origin}/settings/team/outbox`);
  const row = page.getByRole("row", { name: new RegExp(EMAIL) });
  await expect(row.getByText("The mail server cannot be reached")).toBeVisible();
  await expect(row.getByText("Waiting")).toBeVisible();

  const mailServer = await startMailServer(mailPort);
  await page.getByRole("button", { name: EMAIL, exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Link", { exact: true })).toHaveCount(0);
  await dialog.getByRole("button", { name: "Try now" }).click();
  await page.keyboard.press("Escape");
  await expect(row.getByText("Sent", { exact: true })).toBeVisible({ timeout: 30_000 });
  const [message = "", ...others] = mailServer.messages;
  expect(others).toEqual([]);
  expect(message).toContain(`To: ${EMAIL}`);
  const link = linkIn(message);
  expect(link).toContain(`${muster.origin}/invitation/`);
  await joinAs(await (await browser.newContext()).newPage(), link, "Mary Somerville");

  expect(muster.output()).toContain("a mail was not sent");
  expect(muster.output()).not.toContain(link.split("/").at(-1));
  await mailServer.stop();
  await muster.stop();
});
