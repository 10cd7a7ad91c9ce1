import { parseArgs } from "node:util";
import { printBreach } from "./house/house-rule";
import { inspectHouse } from "./house/inspect-house";

const { values } = parseArgs({ options: { root: { type: "string", default: process.cwd() } } });
const { breaches, numbers } = inspectHouse(values.root);

for (const breach of breaches) console.log(printBreach(breach));
console.log(
  `${numbers.fileCount} source files, lines: median ${numbers.medianLines}, 90th percentile ${numbers.p90Lines}; ` +
    `${breaches.length} ${breaches.length === 1 ? "breach" : "breaches"} of the house rules.`,
);
if (breaches.length > 0) process.exitCode = 1;
