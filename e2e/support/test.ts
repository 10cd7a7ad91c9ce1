import { test as base, type Page } from "@playwright/test";

export const test = base.extend<{ windows: undefined }>({
  /** Windows that a test opened beside its own are closed with it: their pages would go on asking a Muster that is gone. */
  windows: [
    async ({ browser }, use) => {
      await use(undefined);
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
  /** A page that was gone to takes clicks: what is clicked before the scripts are there is lost. */
  page: async ({ page }, use) => {
    const goto = page.goto.bind(page);
    page.goto = async (...args) => {
      const response = await goto(...args);
      await untilInteractive(page);
      return response;
    };
    const reload = page.reload.bind(page);
    page.reload = async (...args) => {
      const response = await reload(...args);
      await untilInteractive(page);
      return response;
    };
    await use(page);
  },
});

/** Resolves when React has taken over the last button or field of the page; at once on a page that is not Muster's. */
export async function untilInteractive(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    if (document.querySelector('script[src*="/_next/"]') === null) return true;
    const last = [...document.querySelectorAll("button, input")].at(-1);
    return last === undefined || Object.keys(last).some((key) => key.startsWith("__reactProps"));
  });
}
