// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Combobox } from "./combobox";
import { DialogFrame } from "./dialog-frame";

afterEach(cleanup);

const PEOPLE = ["Ada", "Grace", "Linus"].map((label) => ({ value: label.toLowerCase(), label }));

function Example({ onPick }: { readonly onPick: (value: string) => void }) {
  const [text, setText] = useState("");
  const options = PEOPLE.filter(({ label }) => label.toLowerCase().includes(text.toLowerCase()));
  return (
    <Combobox
      label="People"
      options={options}
      emptyText="Nobody fits."
      onTextChange={setText}
      onPick={({ value }) => onPick(value)}
    />
  );
}

function shown(onPick = vi.fn()) {
  render(<Example onPick={onPick} />);
  return { box: screen.getByRole("combobox", { name: "People" }), onPick };
}

const active = (box: HTMLElement) =>
  document.getElementById(box.getAttribute("aria-activedescendant") ?? "")?.textContent;

describe("Combobox", () => {
  it("opens on an arrow, goes round the options, and takes the active one on Enter", () => {
    const { box, onPick } = shown();
    expect(box.getAttribute("aria-expanded")).toBe("false");
    fireEvent.keyDown(box, { key: "ArrowDown" });
    expect([box.getAttribute("aria-expanded"), active(box)]).toEqual(["true", "Ada"]);
    fireEvent.keyDown(box, { key: "ArrowUp" });
    expect(active(box)).toBe("Linus");
    fireEvent.keyDown(box, { key: "Enter" });
    expect(onPick).toHaveBeenCalledExactlyOnceWith("linus");
    expect(box.getAttribute("aria-expanded")).toBe("false");
  });

  it("searches for what is typed, offers what is found, and is empty after a press on it", async () => {
    const { box, onPick } = shown();
    fireEvent.change(box, { target: { value: "gr" } });
    await waitFor(() => expect(screen.getAllByRole("option").map(({ textContent }) => textContent)).toEqual(["Grace"]));
    fireEvent.click(screen.getByRole("option"));
    expect(onPick).toHaveBeenCalledExactlyOnceWith("grace");
    expect(box).toHaveProperty("value", "");
  });

  it("says when nothing fits, and Enter takes nothing then", async () => {
    const { box, onPick } = shown();
    fireEvent.change(box, { target: { value: "zz" } });
    expect(await screen.findByText("Nobody fits.")).toBeDefined();
    fireEvent.keyDown(box, { key: "Enter" });
    expect(onPick).not.toHaveBeenCalled();
  });

  it("is closed by the first Esc, and the dialog around it by the second", () => {
    const onOpenChange = vi.fn();
    render(
      <DialogFrame open onOpenChange={onOpenChange} title="Add people">
        <Example onPick={vi.fn()} />
      </DialogFrame>,
    );
    const box = screen.getByRole("combobox");
    box.focus();
    fireEvent.keyDown(box, { key: "ArrowDown" });
    fireEvent.keyDown(box, { key: "Escape" });
    expect(box.getAttribute("aria-expanded")).toBe("false");
    expect(onOpenChange).not.toHaveBeenCalled();
    fireEvent.keyDown(box, { key: "Escape" });
    expect(onOpenChange).toHaveBeenCalledWith(false);
  });
});
