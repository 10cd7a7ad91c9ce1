// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { relativeText } from "./relative-text";
import { RelativeTime } from "./relative-time";

const NOW_MS = Date.parse("2026-11-12T14:03:20Z");
const DATE = "2026-11-12T14:00:00Z";

beforeEach(() => {
  vi.useFakeTimers({ now: NOW_MS });
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe("relativeText", () => {
  it.each([
    [0, "just now"],
    [-3, "3 s ago"],
    [-59, "59 s ago"],
    [-60, "1 min ago"],
    [-7_199, "1 h ago"],
    [-86_400, "1 d ago"],
    [90, "in 1 min"],
    [-30 * 86_400, "13 Oct 2026"],
  ])("says %i s as %s", (seconds, text) => {
    expect(relativeText(new Date(NOW_MS + seconds * 1_000), NOW_MS)).toBe(text);
  });
});

describe("RelativeTime", () => {
  it("keeps itself up to date", async () => {
    render(<RelativeTime date={DATE} />);
    expect(screen.getByRole("time").textContent).toBe("3 min ago");
    await act(() => vi.advanceTimersByTimeAsync(40_000));
    expect(screen.getByRole("time").textContent).toBe("4 min ago");
  });

  it("carries the time for machines, and the absolute time with its zone as title", () => {
    render(<RelativeTime date={DATE} />);
    const time = screen.getByRole("time");
    expect(time.getAttribute("datetime")).toBe("2026-11-12T14:00:00.000Z");
    expect(time.getAttribute("title")).toMatch(/12 Nov 2026.* \S+$/);
  });

  it("renders on a server in UTC, or relative to the server's time", () => {
    expect(renderToString(<RelativeTime date={DATE} />)).toContain(">12 Nov 2026, 14:00 UTC<");
    expect(renderToString(<RelativeTime date={DATE} nowMs={NOW_MS} />)).toContain(">3 min ago<");
  });

  it("hydrates without a mismatch and turns relative", async () => {
    const container = document.createElement("div");
    container.innerHTML = renderToString(<RelativeTime date={DATE} />);
    const onRecoverableError = vi.fn();
    const root = await act(async () => hydrateRoot(container, <RelativeTime date={DATE} />, { onRecoverableError }));
    expect(container.textContent).toBe("3 min ago");
    expect(onRecoverableError).not.toHaveBeenCalled();
    act(() => root.unmount());
  });
});
