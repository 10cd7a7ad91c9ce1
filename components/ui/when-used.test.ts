// @vitest-environment happy-dom
import { expect, it, vi } from "vitest";
import { whenUsed } from "./when-used";

it("runs nothing before somebody uses the page, then what was not taken back, and what comes later soon", async () => {
  const wanted = vi.fn();
  const takenBack = vi.fn();
  whenUsed(wanted);
  whenUsed(takenBack)();
  await new Promise((resolve) => setTimeout(resolve));
  expect(wanted).not.toHaveBeenCalled();

  window.dispatchEvent(new Event("pointermove"));
  await vi.waitFor(() => expect(wanted).toHaveBeenCalledTimes(1));
  expect(takenBack).not.toHaveBeenCalled();

  const late = vi.fn();
  whenUsed(late);
  await vi.waitFor(() => expect(late).toHaveBeenCalledTimes(1));
  window.dispatchEvent(new Event("keydown"));
  expect(wanted).toHaveBeenCalledTimes(1);
});
