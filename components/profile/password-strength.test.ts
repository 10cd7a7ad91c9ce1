import { expect, it } from "vitest";
import { loadEstimate } from "./password-strength";

it.each([
  ["passwordpassword", 1],
  ["correct horse battery staple", 4],
  ["qwertyuiop12", 1],
])("estimates how long %s would hold", async (password, score) => {
  const estimate = await loadEstimate();
  expect(Math.sign(estimate(password, []).score - 2)).toBe(Math.sign(score - 2));
});

it("knows what others can guess of the person", async () => {
  const estimate = await loadEstimate();
  const password = "lindqvist.acme.example";
  expect(estimate(password, ["Linus Lindqvist", password]).score).toBeLessThan(estimate(password, []).score);
});

it("looks at no more than the beginning of a long text", async () => {
  const estimate = await loadEstimate();
  expect(estimate("a".repeat(100_000), []).word).toBe(estimate("a".repeat(100), []).word);
});
