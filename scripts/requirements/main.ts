import { writeFileSync } from "node:fs";
import { readProject } from "../house/read-project";
import { readCatalogues } from "./catalogue";
import { checkRequirements } from "./check-requirements";
import { printRequirements } from "./print-requirements";
import { projectTests } from "./project-tests";

/** Writes docs/scim.md, and says what is wrong with its lists. */
const root = process.cwd();
const catalogues = readCatalogues(root);
const faults = checkRequirements(catalogues, projectTests(readProject(root)));
writeFileSync("docs/scim.md", printRequirements(catalogues));
for (const fault of faults) console.log(fault);
console.log(`docs/scim.md is written; ${faults.length} ${faults.length === 1 ? "fault" : "faults"}.`);
if (faults.length > 0) process.exitCode = 1;
