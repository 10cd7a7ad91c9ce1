// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { type ComponentType, useState } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { dialogOnDemand } from "./dialog-on-demand";

afterEach(cleanup);

interface NamingProps {
  readonly target: string | undefined;
  readonly onClose: () => void;
}

function Naming({ target, onClose }: NamingProps) {
  return (
    <Dialog open={target !== undefined} onOpenChange={onClose} title={`Name ${target}`}>
      <input aria-label="Name" data-autofocus />
    </Dialog>
  );
}

type Load = () => Promise<ComponentType<NamingProps>>;

/** A page with the dialog, whose code `load` fetches. */
function openPage(load: Load) {
  const NamingOnDemand = dialogOnDemand("target", load);
  function Page() {
    const [target, setTarget] = useState<string>();
    return (
      <>
        <Button onClick={() => setTarget("Ada")}>Open</Button>
        <NamingOnDemand target={target} onClose={() => setTarget(undefined)} />
      </>
    );
  }
  render(<Page />);
  const opener = screen.getByRole("button", { name: "Open" });
  opener.focus();
  return opener;
}

const offline: Load = () => Promise.reject(new Error("offline"));
const fetched: Load = () => Promise.resolve(Naming);

describe("dialogOnDemand", () => {
  it("opens at once when it is fetched, focuses what is marked, and gives the focus back", async () => {
    const load = vi.fn(fetched);
    const opener = openPage(load);
    fireEvent.keyDown(opener, { key: "Tab" });
    await waitFor(() => expect(load).toHaveBeenCalled());
    await Promise.resolve();
    fireEvent.click(opener);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Name")));
    expect(screen.getByRole("dialog", { name: "Name Ada" })).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Close" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(opener));
    expect(load).toHaveBeenCalledTimes(1);
  });

  it("says that it opens while the code is on its way", async () => {
    let arrive: (dialog: ComponentType<NamingProps>) => void = () => undefined;
    const opener = openPage(() => new Promise((resolve) => void (arrive = resolve)));
    fireEvent.click(opener);
    expect(screen.getByRole("status").textContent).toBe("Opening …");
    arrive(Naming);
    expect(await screen.findByRole("dialog", { name: "Name Ada" })).toBeTruthy();
    expect(screen.queryByRole("status")).toBeNull();
  });

  it("says that the code could not be fetched, tries again, and gives the focus back to what opened it", async () => {
    let load = vi.fn(offline);
    const opener = openPage(() => load());
    fireEvent.click(opener);
    await screen.findByRole("dialog", { name: "This could not be loaded" });
    fireEvent.click(screen.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(load.mock.calls.length).toBeGreaterThan(1));
    await screen.findByRole("dialog", { name: "This could not be loaded" });
    load = vi.fn(fetched);
    fireEvent.click(screen.getByRole("button", { name: "Try again" }));
    await screen.findByRole("dialog", { name: "Name Ada" });
    fireEvent.click(screen.getByRole("button", { name: "Close" }));
    await waitFor(() => expect(document.activeElement).toBe(opener));
  });

  it("fetches again at the next press when the message is closed", async () => {
    let load = offline;
    const opener = openPage(() => load());
    fireEvent.click(opener);
    await screen.findByRole("dialog", { name: "This could not be loaded" });
    fireEvent.click(screen.getByText("Close"));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    load = fetched;
    fireEvent.click(opener);
    expect(await screen.findByRole("dialog", { name: "Name Ada" })).toBeTruthy();
  });
});
