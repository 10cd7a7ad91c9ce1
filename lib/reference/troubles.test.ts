import { describe, expect, it } from "vitest";
import { productionSources } from "./testing/production-sources";
import { TROUBLES } from "./troubles";

const sources = productionSources();
const quoted = TROUBLES.filter(({ isErrorText }) => isErrorText);

describe("the error texts of the troubleshooting table", () => {
  it.each(quoted)('"$shown" is written by the server', ({ shown }) => {
    expect(sources.some((source) => source.includes(shown))).toBe(true);
  });

  it("have a status each", () => {
    expect(quoted.filter(({ status }) => status === undefined)).toEqual([]);
  });
});
