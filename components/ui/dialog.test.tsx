// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Button } from "./button";
import { ConfirmDialog } from "./confirm-dialog";
import { type CloseQuestion, Dialog, DialogBody, DialogClose, DialogFooter } from "./dialog";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "./menu";

afterEach(cleanup);

const QUESTION: CloseQuestion = { title: "Close it?", verb: "Close anyway", cancelLabel: "Keep open" };

function Example({ confirmClose, busy = false }: { readonly confirmClose?: CloseQuestion; readonly busy?: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Open</Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Name it"
        description="Why"
        busy={busy}
        confirmClose={confirmClose}
      >
        <DialogBody>
          <input aria-label="First" />
          <input aria-label="Marked" data-autofocus />
        </DialogBody>
        <DialogFooter>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button onClick={() => setOpen(false)}>Done</Button>
        </DialogFooter>
      </Dialog>
    </>
  );
}

function openExample(props: Parameters<typeof Example>[0] = {}) {
  render(<Example {...props} />);
  const opener = screen.getByRole("button", { name: "Open" });
  opener.focus();
  fireEvent.click(opener);
  return opener;
}

function pressEscape() {
  fireEvent.keyDown(document.activeElement ?? document.body, { key: "Escape" });
}

describe("Dialog", () => {
  it("has a name and a description and puts the focus on the marked control", async () => {
    openExample();
    const dialog = screen.getByRole("dialog", { name: "Name it" });
    const descriptionId = dialog.getAttribute("aria-describedby") ?? "";
    expect(document.getElementById(descriptionId)?.textContent).toBe("Why");
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Marked")));
  });

  it("closes on Esc and gives the focus back to what opened it", async () => {
    const opener = openExample();
    pressEscape();
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(opener));
  });

  it.each(["Cancel", "Close"])("closes by %s", (name) => {
    openExample();
    fireEvent.click(screen.getByRole("button", { name }));
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("gives the focus back to the button of the menu whose item opened it", async () => {
    function FromMenu() {
      const [open, setOpen] = useState(false);
      return (
        <>
          <Menu>
            <MenuTrigger>
              <Button>More</Button>
            </MenuTrigger>
            <MenuContent>
              <MenuItem onSelect={() => setOpen(true)}>Rename</MenuItem>
            </MenuContent>
          </Menu>
          <Dialog open={open} onOpenChange={setOpen} title="Rename">
            <DialogBody>Text</DialogBody>
          </Dialog>
        </>
      );
    }
    render(<FromMenu />);
    const trigger = screen.getByRole("button", { name: "More" });
    trigger.focus();
    fireEvent.keyDown(trigger, { key: "Enter" });
    const item = await screen.findByRole("menuitem");
    item.focus();
    fireEvent.click(item);
    await screen.findByRole("dialog");
    pressEscape();
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(trigger));
  });

  it("gives the focus back to what opened the dialog before it, when that one is gone", async () => {
    function OneAfterTheOther() {
      const [shown, setShown] = useState<"first" | "second">();
      const close = () => setShown(undefined);
      return (
        <>
          <Button onClick={() => setShown("first")}>Open</Button>
          <Dialog open={shown === "first"} onOpenChange={close} title="First">
            <Button onClick={() => setShown("second")}>Next</Button>
          </Dialog>
          <Dialog open={shown === "second"} onOpenChange={close} title="Second">
            <input aria-label="Name" />
          </Dialog>
        </>
      );
    }
    render(<OneAfterTheOther />);
    const opener = screen.getByRole("button", { name: "Open" });
    opener.focus();
    fireEvent.click(opener);
    const next = screen.getByRole("button", { name: "Next" });
    next.focus();
    fireEvent.click(next);
    await screen.findByRole("dialog", { name: "Second" });
    pressEscape();
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(opener));
  });

  it("asks once before it closes, and stays open when the answer is no", async () => {
    openExample({ confirmClose: QUESTION });
    pressEscape();
    await screen.findByRole("dialog", { name: "Close it?" });
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Keep open" }));
    fireEvent.click(screen.getByRole("button", { name: "Keep open" }));
    await screen.findByRole("dialog", { name: "Name it" });
    fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
    fireEvent.click(await screen.findByRole("button", { name: "Close anyway" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("does not ask where its own code closes it", () => {
    openExample({ confirmClose: QUESTION });
    fireEvent.click(screen.getByRole("button", { name: "Done" }));
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("stays open while it is busy", () => {
    openExample({ busy: true });
    pressEscape();
    expect(screen.getByRole("dialog", { name: "Name it" })).toBeDefined();
  });
});

describe("ConfirmDialog", () => {
  function show(extra: { readonly pending?: boolean; readonly error?: string } = {}) {
    const onConfirm = vi.fn();
    const onOpenChange = vi.fn();
    const texts = { title: "Revoke this key?", verb: "Revoke key" };
    render(<ConfirmDialog open onOpenChange={onOpenChange} onConfirm={onConfirm} {...texts} {...extra} />);
    return { onConfirm, onOpenChange };
  }

  it("starts at Cancel, the safest control", async () => {
    show();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "Cancel" })));
  });

  it("acts only on the verb", () => {
    const { onConfirm, onOpenChange } = show();
    fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
    expect(onOpenChange).toHaveBeenCalledExactlyOnceWith(false);
    expect(onConfirm).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole("button", { name: "Revoke key" }));
    expect(onConfirm).toHaveBeenCalledOnce();
  });

  it("neither closes nor acts twice while it is pending", () => {
    const { onConfirm, onOpenChange } = show({ pending: true });
    fireEvent.click(screen.getByRole("button", { name: "Revoke key" }));
    pressEscape();
    expect(onConfirm).not.toHaveBeenCalled();
    expect(onOpenChange).not.toHaveBeenCalled();
  });

  it("announces an error inside", () => {
    show({ error: "The key could not be revoked." });
    expect(screen.getByRole("alert").textContent).toBe("The key could not be revoked.");
  });
});
