import type { Catalogue, Requirement, TestTitle } from "./catalogue";

const HEAD = `# SCIM: what is demanded, and what shows it

Every statement with MUST, SHALL, REQUIRED, SHOULD or RECOMMENDED that concerns a server, in our words, with the test that
shows it. The RFC's own text is what counts. A test is named by its file and its title; behind a → stands the row of its
table of cases. \`npx vitest run <file>\` runs the tests of a file, \`npx playwright test <file>\` those of \`e2e/\`.

Written by \`npx tsx scripts/requirements/main.ts\` from \`docs/requirements/\`. \`npm test\` fails when a test named here is gone,
when a requirement has neither a test nor a reason, and when this page is not what the lists say.
`;

/** The lists as \`docs/scim.md\`. */
export function printRequirements(catalogues: readonly Catalogue[]): string {
  return [
    HEAD,
    printCounts(catalogues),
    "## Where Muster does otherwise\n",
    ...catalogues.map(printOtherwise),
    ...catalogues.map(printCatalogue),
    "## What is demanded of clients\n\nListed for completeness; no test of a server can show it.\n",
    ...catalogues.map(printClients),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function printCounts(catalogues: readonly Catalogue[]): string {
  const rows = catalogues.map(({ rfc, requirements }) => [
    `[RFC ${rfc}](#rfc-${rfc})`,
    String(requirements.length),
    ...(["met", "otherwise", "beyond"] as const).map((kind) =>
      String(requirements.filter((each) => each[kind]).length),
    ),
  ]);
  return table(
    ["", "Statements", "Met, shown by a test", "Done otherwise, with a reason", "Not the program's to show"],
    rows,
  );
}

function printOtherwise({ rfc, requirements }: Catalogue): string {
  return requirements
    .filter(({ otherwise }) => otherwise !== undefined)
    .map(({ section, level, says, otherwise }) => `- **RFC ${rfc}, ${section}, ${level}**: ${says} *${otherwise}*\n`)
    .join("");
}

function printCatalogue(catalogue: Catalogue): string {
  const { rfc, title, intro, sections, requirements } = catalogue;
  const isNamed = (section: string) => requirements.some((each) => each.section === section);
  const parts = sections
    .filter(([section]) => isNamed(section))
    .map(([section, heading]) => {
      const rows = requirements.filter((each) => each.section === section).map(printRow);
      return `### ${rfc}: ${section} ${heading}\n\n${table(["Level", "Requirement", "Muster", "Shown by"], rows)}`;
    });
  const silent = sections.map(([section]) => section).filter((section) => !isNamed(section));
  const rest = silent.length === 0 ? "" : `\nNothing is demanded of a server in ${silent.join(", ")}.\n`;
  return `## RFC ${rfc}\n\n${title}. ${intro}\n\n${parts.join("\n")}${rest}`;
}

function printRow(requirement: Requirement): readonly string[] {
  const { level, says, met, otherwise, beyond } = requirement;
  const how = met ?? (otherwise ? `**Otherwise:** ${otherwise}` : `**Not the program's:** ${beyond}`);
  return [level, says, how, printTests(requirement)];
}

function printTests({ tests = {} }: Requirement): string {
  const parts = Object.entries(tests).map(
    ([file, titles]) => `[${file}](../${file}): ${titles.map(printTitle).join("; ")}`,
  );
  return parts.length === 0 ? "–" : parts.join("<br>");
}

function printTitle(test: TestTitle): string {
  const { title, row } = typeof test === "string" ? { title: test, row: undefined } : test;
  return row === undefined ? `“${escape(title)}”` : `“${escape(title)}” → \`${row}\``;
}

function printClients({ rfc, clients }: Catalogue): string {
  return clients.map(({ section, level, says }) => `- RFC ${rfc}, ${section}, ${level}: ${says}\n`).join("");
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [heads, heads.map(() => "---"), ...rows.map((row) => row.map((cell) => cell.replaceAll("|", "\\|")))];
  return `${lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}\n`;
}

/** A title is text, not Markdown. */
function escape(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>]/g, "\\$&");
}
