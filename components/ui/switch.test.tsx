// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Switch } from "./switch";

afterEach(cleanup);

describe("Switch", () => {
  it("is a switch with the name of its label, and reads OFF or ON", () => {
    const { rerender } = render(<Switch label="Sync" checked={false} onCheckedChange={() => undefined} />);
    const control = screen.getByRole("switch", { name: "Sync" });
    expect(control.getAttribute("aria-checked")).toBe("false");
    expect(control.textContent).toBe("OFF");
    rerender(<Switch label="Sync" checked onCheckedChange={() => undefined} />);
    expect(control.getAttribute("aria-checked")).toBe("true");
    expect(control.textContent).toBe("ON");
  });

  it("asks its owner and changes nothing by itself", () => {
    const onCheckedChange = vi.fn();
    render(<Switch label="Sync" checked={false} onCheckedChange={onCheckedChange} />);
    fireEvent.click(screen.getByText("OFF"));
    expect(onCheckedChange).toHaveBeenCalledExactlyOnceWith(true);
    expect(screen.getByRole("switch").textContent).toBe("OFF");
  });

  it("cannot be pressed while disabled, but can be reached and says why", () => {
    const onCheckedChange = vi.fn();
    const reason = "Set this up first";
    render(<Switch label="Sync" checked={false} disabled disabledReason={reason} onCheckedChange={onCheckedChange} />);
    const control = screen.getByRole("switch");
    control.focus();
    fireEvent.click(control);
    expect(document.activeElement).toBe(control);
    expect(onCheckedChange).not.toHaveBeenCalled();
    expect(control.getAttribute("aria-disabled")).toBe("true");
    expect(document.getElementById(control.getAttribute("aria-describedby") ?? "")?.textContent).toBe(reason);
  });

  it("cannot be pressed twice while pending", () => {
    const onCheckedChange = vi.fn();
    render(<Switch label="Sync" checked pending onCheckedChange={onCheckedChange} />);
    fireEvent.click(screen.getByRole("switch"));
    expect(onCheckedChange).not.toHaveBeenCalled();
  });
});
