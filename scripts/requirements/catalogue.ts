import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** The words of RFC 2119 that demand or advise. */
const LEVELS = ["MUST", "MUST NOT", "REQUIRED", "SHALL", "SHALL NOT", "SHOULD", "SHOULD NOT", "RECOMMENDED"] as const;

const sentence = z.string().regex(/^["`\dA-Z].*\.$/, "must be a sentence");
const section = z.string().regex(/^[1-9]\d*(\.[1-9]\d*)*$/, "must be a section number");

/** A test by its title as the source has it; of a table of cases, the row that shows it as well. */
const testTitle = z.union([z.string().min(1), z.strictObject({ title: z.string().min(1), row: z.string().min(1) })]);

const requirement = z
  .strictObject({
    section,
    level: z.enum(LEVELS),
    says: sentence,
    /** How Muster meets it. */
    met: sentence.optional(),
    /** Why Muster does something else. */
    otherwise: sentence.optional(),
    /** Why no test of the program can show it. */
    beyond: sentence.optional(),
    /** File -> titles. */
    tests: z.record(z.string(), z.array(testTitle).min(1)).optional(),
  })
  .refine(({ met, otherwise, beyond }) => [met, otherwise, beyond].filter(Boolean).length === 1, {
    error: 'must have one of "met", "otherwise" and "beyond"',
  });

const clientRequirement = z.strictObject({ section, level: z.enum(LEVELS), says: sentence });

const catalogue = z.strictObject({
  rfc: z.int(),
  title: z.string(),
  intro: sentence,
  /** Every section of the document that could demand something, with its heading, in order. */
  sections: z.array(z.tuple([section, z.string()])),
  requirements: z.array(requirement),
  clients: z.array(clientRequirement),
});

export type Catalogue = z.output<typeof catalogue>;
export type Requirement = z.output<typeof requirement>;
export type TestTitle = z.output<typeof testTitle>;

const FOLDER = "docs/requirements";
const FILES = ["rfc7644.json", "rfc9865.json", "rfc7643.json"];

/** Reads the lists of requirements below `root`, in the order of the document. Throws a list of what is not of their form. */
export function readCatalogues(root: string): readonly Catalogue[] {
  return FILES.map((file) => parseCatalogue(file, readFileSync(join(root, FOLDER, file), "utf8")));
}

export function parseCatalogue(file: string, text: string): Catalogue {
  const parsed = catalogue.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(`${file}\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** Where a requirement stands, for people who look for it. */
export function nameOf({ rfc }: Catalogue, { section: number, says }: Pick<Requirement, "section" | "says">): string {
  return `RFC ${rfc} ${number} "${says}"`;
}

/** The tests of a requirement, one by one. */
export function testsOf({ tests = {} }: Requirement): readonly { file: string; test: TestTitle }[] {
  return Object.entries(tests).flatMap(([file, titles]) => titles.map((test) => ({ file, test })));
}
