import { type Catalogue, nameOf, type Requirement, testsOf } from "./catalogue";
import type { FileTests } from "./project-tests";

/** What is wrong with the lists, a line each: tests that are not there, sections that no RFC has, gaps and doubles. */
export function checkRequirements(
  catalogues: readonly Catalogue[],
  tests: ReadonlyMap<string, FileTests>,
): readonly string[] {
  return catalogues.flatMap((catalogue) => [
    ...catalogue.requirements.flatMap((requirement) =>
      faultsOf(requirement, tests).map((fault) => `${nameOf(catalogue, requirement)}: ${fault}`),
    ),
    ...sectionFaults(catalogue),
    ...doubles(catalogue),
  ]);
}

function faultsOf(requirement: Requirement, tests: ReadonlyMap<string, FileTests>): readonly string[] {
  const named = testsOf(requirement);
  if (requirement.met && named.length === 0) return ["no test shows it"];
  if (requirement.beyond && named.length > 0) return ["it has tests, so it is not beyond them"];
  return named.flatMap(({ file, test }) => {
    const found = tests.get(file);
    if (!found) return [`${file} has no tests`];
    const { title, row } = typeof test === "string" ? { title: test, row: undefined } : test;
    if (!found.titles.has(title)) return [`${file} has no test "${title}"`];
    return row === undefined || found.hasText(row) ? [] : [`"${title}" of ${file} has no row "${row}"`];
  });
}

/** Each section is one of the RFC's, and they come in its order. */
function sectionFaults(catalogue: Catalogue): readonly string[] {
  const { rfc, requirements, clients } = catalogue;
  const sections = catalogue.sections.map(([section]) => section);
  const isAscending = sections.every(
    (section, index) => index === 0 || compareSections(sections[index - 1] ?? "", section) < 0,
  );
  const entries = [requirements, clients].flatMap((list) =>
    list.flatMap((entry, index) => {
      if (!sections.includes(entry.section)) return [`${nameOf(catalogue, entry)}: RFC ${rfc} has no such section`];
      const previous = list[index - 1]?.section ?? entry.section;
      if (compareSections(previous, entry.section) <= 0) return [];
      return [`${nameOf(catalogue, entry)}: it stands behind section ${previous}`];
    }),
  );
  return isAscending ? entries : [`RFC ${rfc}: its sections are not in order`, ...entries];
}

/** Negative when the left section comes first, zero for the same one. */
function compareSections(left: string, right: string): number {
  const [a, b] = [left, right].map((section) => section.split(".").map(Number));
  for (let at = 0; at < Math.max(a?.length ?? 0, b?.length ?? 0); at++) {
    const difference = (a?.[at] ?? 0) - (b?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function doubles(catalogue: Catalogue): readonly string[] {
  const names = catalogue.requirements.map((requirement) => nameOf(catalogue, requirement));
  return names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${name}: it is there twice`);
}
