import { expect, it } from "vitest";
import { systemClock } from "./clock";

it("systemClock gives the present moment", () => {
  const before = Date.now();
  const now = systemClock().getTime();
  expect(now).toBeGreaterThanOrEqual(before);
  expect(now).toBeLessThanOrEqual(Date.now());
});
