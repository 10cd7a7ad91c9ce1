// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SearchInput } from "./search-input";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe("SearchInput", () => {
  it("waits for a pause in the typing and asks once, with the last text", async () => {
    const onValueChange = vi.fn();
    render(<SearchInput label="Search" value="" onValueChange={onValueChange} delayMs={100} />);
    fireEvent.change(screen.getByLabelText("Search"), { target: { value: "a" } });
    await act(() => vi.advanceTimersByTimeAsync(60));
    fireEvent.change(screen.getByLabelText("Search"), { target: { value: "ad" } });
    await act(() => vi.advanceTimersByTimeAsync(99));
    expect(onValueChange).not.toHaveBeenCalled();
    await act(() => vi.advanceTimersByTimeAsync(1));
    expect(onValueChange).toHaveBeenCalledExactlyOnceWith("ad");
  });

  it("follows a value that changes from outside", () => {
    const { rerender } = render(<SearchInput label="Search" value="old" onValueChange={() => undefined} />);
    rerender(<SearchInput label="Search" value="new" onValueChange={() => undefined} />);
    expect(screen.getByLabelText("Search")).toHaveProperty("value", "new");
  });
});
