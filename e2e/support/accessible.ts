import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

interface Options {
  /** On a page whose parts repeat: the part whose colours stand for all of it in dark. */
  readonly darkWithin?: string;
}

/**
 * Axe finds nothing on the page as it is now: everything in light, and the contrast, which is all that can differ, in dark.
 * `what` names it in the failure. The page is light afterwards.
 */
export async function expectAccessible(page: Page, what: string, { darkWithin }: Options = {}): Promise<void> {
  // What is being fetched anew is dimmed meanwhile.
  await expect(page.locator(":is(table, ul)[aria-busy=true]")).toHaveCount(0);
  await page.emulateMedia({ colorScheme: "light" });
  const light = await violations(axe(page).withTags(TAGS));
  await page.emulateMedia({ colorScheme: "dark" });
  await settled(page);
  const contrast = axe(page).withRules(["color-contrast"]);
  const dark = await violations(darkWithin === undefined ? contrast : contrast.include(darkWithin));
  await page.emulateMedia({ colorScheme: "light" });
  expect({ what, light, dark }).toEqual({ what, light: [], dark: [] });
}

/** Without a second page for frames: ours have none. */
function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode();
}

async function violations(builder: AxeBuilder): Promise<readonly string[]> {
  const result = await builder.analyze();
  return result.violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

/** The colours of the scheme are painted. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Nothing may be wider than the window, or the page scrolls sideways. */
export async function expectNoSidewaysScroll(page: Page, what: string): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect([what, overflow]).toEqual([what, 0]);
}
