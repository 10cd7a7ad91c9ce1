import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readProject } from "../house/read-project";
import { projectRoot, withTree } from "../testing/with-tree";
import { parseCatalogue, readCatalogues } from "./catalogue";
import { checkRequirements } from "./check-requirements";
import { printRequirements } from "./print-requirements";
import { projectTests } from "./project-tests";

const entry = { section: "3.3", level: "MUST", says: "A create is 201." };
const met = { ...entry, met: "It is.", tests: { "scim/a.test.ts": ["makes one"] } };

function catalogueOf(requirements: readonly object[], clients: readonly object[] = []) {
  const sections = [
    ["2", "Two"],
    ["3.3", "Creating"],
    ["3.10", "Notation"],
  ];
  const list = { rfc: 7644, title: "The protocol", intro: "All of it.", sections, requirements, clients };
  return parseCatalogue("rfc7644.json", JSON.stringify(list));
}

/** The faults of one requirement in a project of these files, without the words that say which it is. */
function faultsIn(files: Record<string, string>, requirement: object): Promise<readonly string[]> {
  return withTree(files, (root) => {
    const faults = checkRequirements([catalogueOf([requirement])], projectTests(readProject(root)));
    return faults.map((fault) => fault.replace('RFC 7644 3.3 "A create is 201.": ', ""));
  });
}

describe("docs/scim.md", () => {
  const catalogues = readCatalogues(projectRoot);

  it("names for each requirement a test that is there, or a reason", () => {
    expect(checkRequirements(catalogues, projectTests(readProject(projectRoot)))).toEqual([]);
  });

  it("is what the lists in docs/requirements say", () => {
    const message = "Run npx tsx scripts/requirements/main.ts.";
    expect(readFileSync(join(projectRoot, "docs/scim.md"), "utf8"), message).toBe(printRequirements(catalogues));
  });
});

describe("a test that shows a requirement", () => {
  it.each([
    ["it", 'it("makes one", () => {});'],
    ["test", 'test("makes one", () => {});'],
    ["a table of cases", 'it.each([1, 2])("makes one", () => {});'],
    ["a table as a template", 'it.each`a\n${1}`("makes one", () => {});'],
    ["it inside describe", 'describe.each([1])("x", () => { it.concurrent("makes one", () => {}); });'],
  ])("is there as %s", async (_, text) => {
    expect(await faultsIn({ "scim/a.test.ts": text }, met)).toEqual([]);
  });

  it.each([
    ["its title changed", 'it("makes two", () => {});'],
    ["it is skipped", 'it.skip("makes one", () => {}); it("else", () => {});'],
    ["it is skipped on a condition", 'it.skipIf(true)("makes one", () => {}); it("else", () => {});'],
    ["it is only planned", 'it.todo("makes one"); it("else", () => {});'],
    ["its describe is skipped", 'describe.skip("x", () => { it("makes one", () => {}); }); it("else", () => {});'],
    ["only a comment names it", '// it("makes one")\nit("else", () => {});'],
    ["it is a step or a describe", 'describe("makes one", () => {}); test.step("makes one"); it("else", () => {});'],
  ])("is missed when %s", async (_, text) => {
    expect(await faultsIn({ "scim/a.test.ts": text }, met)).toEqual(['scim/a.test.ts has no test "makes one"']);
  });

  it("is missed when its file is gone or has no tests", async () => {
    const fault = ["scim/a.test.ts has no tests"];
    expect(await faultsIn({ "scim/b.test.ts": 'it("makes one", () => {});' }, met)).toEqual(fault);
    expect(await faultsIn({ "scim/a.test.ts": "export const a = 1;" }, met)).toEqual(fault);
  });

  it("may stand in a contract that a test file runs, and not in one that none does", async () => {
    const contract = { ...entry, met: "It is.", tests: { "scim/testing/contract.ts": ["makes one"] } };
    const files = { "scim/testing/contract.ts": 'export const run = () => it("makes one", () => {});' };
    const suite = { "scim/testing/suite.ts": 'export { run } from "./contract";' };
    const runner = { "lib/store.test.ts": 'import { run } from "@/scim/testing/suite";\nrun();' };
    expect(await faultsIn({ ...files, ...suite, ...runner }, contract)).toEqual([]);
    expect(await faultsIn({ ...files, ...suite }, contract)).toEqual(["scim/testing/contract.ts has no tests"]);
  });

  it("may be one row of a table, here or in a file beside it", async () => {
    const rowed = { ...entry, met: "It is.", tests: { "scim/a.test.ts": [{ title: "%s", row: "a pr" }] } };
    const table = { "scim/cases.ts": 'export const cases = ["a pr"];' };
    const here = { "scim/a.test.ts": 'it.each(["a pr"])("%s", () => {});' };
    const beside = { "scim/a.test.ts": 'import { cases } from "./cases";\nit.each(cases)("%s", () => {});' };
    expect(await faultsIn(here, rowed)).toEqual([]);
    expect(await faultsIn({ ...table, ...beside }, rowed)).toEqual([]);
    const gone = { "scim/cases.ts": 'export const cases = ["b pr"];' };
    expect(await faultsIn({ ...gone, ...beside }, rowed)).toEqual(['"%s" of scim/a.test.ts has no row "a pr"']);
  });
});

describe("a requirement", () => {
  const check = (requirements: readonly object[], clients: readonly object[] = []) =>
    checkRequirements([catalogueOf(requirements, clients)], new Map());

  it("has a test when it is met, and none when no test can show it", () => {
    expect(check([{ ...entry, met: "It is." }])).toEqual(['RFC 7644 3.3 "A create is 201.": no test shows it']);
    expect(check([{ ...entry, otherwise: "It is 200." }])).toEqual([]);
    const { tests } = met;
    expect(check([{ ...entry, beyond: "No.", tests }])).toEqual([
      'RFC 7644 3.3 "A create is 201.": it has tests, so it is not beyond them',
    ]);
  });

  it("stands in a section that the RFC has, in its order, and once", () => {
    const at = (section: string, says = `It is ${section}.`) => ({ ...entry, section, says, otherwise: "No." });
    expect(check([at("2"), at("3.3"), at("3.10")])).toEqual([]);
    expect(check([at("3.4")])).toEqual(['RFC 7644 3.4 "It is 3.4.": RFC 7644 has no such section']);
    expect(check([at("3.10"), at("3.3")])).toEqual(['RFC 7644 3.3 "It is 3.3.": it stands behind section 3.10']);
    expect(check([at("2"), at("2")])).toEqual(['RFC 7644 2 "It is 2.": it is there twice']);
    const client = { section: "9", level: "MUST", says: "A client asks." };
    expect(check([], [client])).toEqual(['RFC 7644 9 "A client asks.": RFC 7644 has no such section']);
  });

  it.each([
    ["without a reason", entry],
    ["with two", { ...entry, met: "It is.", otherwise: "It is not." }],
    ["of another level", { ...met, level: "MAY" }],
    ["that is no sentence", { ...met, says: "a create is 201" }],
    ["without a section", { ...met, section: "3." }],
    ["with a word too much", { ...met, note: "x" }],
    ["with an empty list of tests", { ...met, tests: { "scim/a.test.ts": [] } }],
  ])("%s is refused when it is read, naming the file", (_, requirement) => {
    expect(() => catalogueOf([requirement])).toThrow(/^rfc7644\.json\n/);
  });
});

describe("the page", () => {
  it("has a row a requirement, what is done otherwise on top, and titles as plain text", () => {
    const odd = { ...met, tests: { "scim/a.test.ts": ["a | b_c", { title: "%s", row: "x | y" }] } };
    const page = printRequirements([
      catalogueOf(
        [odd, { ...entry, section: "3.10", says: "Names are read.", otherwise: "Some are." }],
        [{ section: "2", level: "SHOULD", says: "A client asks." }],
      ),
    ]);
    expect(page).toContain("| [RFC 7644](#rfc-7644) | 2 | 1 | 1 | 0 |");
    expect(page).toContain("- **RFC 7644, 3.10, MUST**: Names are read. *Some are.*");
    expect(page).toContain(
      "| MUST | A create is 201. | It is. | [scim/a.test.ts](../scim/a.test.ts): “a \\| b\\_c”; “%s” → `x \\| y` |",
    );
    expect(page).toContain("| MUST | Names are read. | **Otherwise:** Some are. | – |");
    expect(page).toContain("Nothing is demanded of a server in 2.");
    expect(page).toContain("- RFC 7644, 2, SHOULD: A client asks.");
  });
});
