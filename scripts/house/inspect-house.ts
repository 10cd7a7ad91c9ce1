import { contentRules } from "./content-rules";
import { directiveRules } from "./directive-rules";
import { environmentRules } from "./environment-rules";
import type { Breach } from "./house-rule";
import { nameRules } from "./name-rules";
import { readProject } from "./read-project";
import { routeRules } from "./route-rules";
import { type HouseNumbers, measureHouse, sizeRules } from "./size-rules";

const RULES = [...sizeRules, ...nameRules, ...routeRules, ...directiveRules, ...environmentRules, ...contentRules];

/** Holds the project below `root` against the house rules that no linter can say. */
export function inspectHouse(root: string): HouseReport {
  const files = readProject(root);
  return { breaches: RULES.flatMap((rule) => rule(files)), numbers: measureHouse(files) };
}

export interface HouseReport {
  readonly breaches: readonly Breach[];
  readonly numbers: HouseNumbers;
}
