// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CopyField } from "./copy-field";

const writeText = vi.fn<(text: string) => Promise<void>>();

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(navigator.clipboard, "writeText").mockImplementation(writeText);
  writeText.mockReset().mockResolvedValue(undefined);
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function pressCopy() {
  await act(async () => fireEvent.click(screen.getByRole("button")));
}

describe("CopyField", () => {
  it("shows the value in a read-only field with its label", () => {
    render(<CopyField label="Base URL" value="https://muster.example" />);
    const field = screen.getByLabelText("Base URL");
    expect(field).toHaveProperty("readOnly", true);
    expect(field).toHaveProperty("value", "https://muster.example");
    expect(screen.getByRole("button").textContent).toBe("Copy Base URL");
  });

  it("copies, says so politely, and is ready again after a while", async () => {
    const onCopied = vi.fn();
    render(<CopyField label="Key" value="abc" onCopied={onCopied} />);
    await pressCopy();
    expect(writeText).toHaveBeenCalledExactlyOnceWith("abc");
    expect(onCopied).toHaveBeenCalledOnce();
    expect(screen.getByRole("button").textContent).toBe("Copied Key");
    expect(screen.getByRole("status").textContent).toBe("Copied");
    await act(() => vi.advanceTimersByTimeAsync(2_000));
    expect(screen.getByRole("button").textContent).toBe("Copy Key");
    expect(screen.getByRole("status").textContent).toBe("");
  });

  it("asks to copy by hand where the browser refuses, with the value selected", async () => {
    writeText.mockRejectedValue(new Error("denied"));
    const onCopied = vi.fn();
    render(<CopyField label="Key" value="abc" onCopied={onCopied} />);
    await pressCopy();
    expect(onCopied).not.toHaveBeenCalled();
    expect(screen.getByRole("status").textContent).toContain("by hand");
    expect(document.activeElement).toBe(screen.getByLabelText("Key"));
  });
});
