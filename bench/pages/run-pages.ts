import { openBenchDatabases } from "../database/bench-database";
import type { BenchOptions } from "../options";
import { startProgress } from "../progress";
import { pagesReport } from "../report/pages-report";
import { keepResult } from "../results";
import { ADMIN_PASSWORD, type SeededTeam, seed } from "../seed/seed";
import { musterSide } from "../servers/muster";
import { openSignedIn, weighPage } from "./browser";
import { type PagesResult, type PageWeight, SETTINGS_PAGES } from "./page-weight";

const USERS = 10_000;
const SEEDED = "muster_pages";

/** Weighs the settings pages of a large team in a real browser. Keeps the result and gives the report. */
export async function runPages(options: BenchOptions): Promise<string> {
  const { users = USERS, pool } = options;
  const databases = await openBenchDatabases(process.env.BENCH_DATABASE_URL);
  try {
    const databaseUrl = await databases.migrated(SEEDED);
    const team = await seed(databaseUrl, users);
    const server = await musterSide(team.key).start({ databaseUrl, pool });
    try {
      const pages = await weighAll(new URL(server.baseUrl).origin, team);
      const result: PagesResult = { at: new Date().toISOString(), pages };
      await keepResult("pages", result);
      return pagesReport(result, options);
    } finally {
      await server.stop();
    }
  } finally {
    await databases.close();
  }
}

async function weighAll(origin: string, { adminEmail }: SeededTeam): Promise<readonly PageWeight[]> {
  const signedIn = await openSignedIn(origin, adminEmail, ADMIN_PASSWORD);
  const progress = startProgress("The settings pages in a browser", SETTINGS_PAGES.length);
  try {
    const pages: PageWeight[] = [];
    for (const path of SETTINGS_PAGES) {
      progress.at(pages.length, path);
      pages.push(await weighPage(signedIn, path));
    }
    return pages;
  } finally {
    progress.end();
    await signedIn.browser.close();
  }
}
