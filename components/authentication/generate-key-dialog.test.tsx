// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { GeneratedKey, ScimState } from "@/lib/contracts/scim";
import { GenerateKeyDialog } from "./generate-key-dialog";
import { exampleKey } from "./testing/example-key";

const SECRET = "msk_0123456789abcdefghijklmnopqrstuvwxyz";
const KEY = exampleKey();
const STATE: ScimState = {
  enabled: true,
  baseUrl: "https://muster.example/scim/v2",
  preflight: { plan: true, sso: true, breakGlassAdmins: ["Ada Lovelace"] },
  keys: [KEY],
};
const GENERATED: GeneratedKey = { secret: SECRET, key: KEY, state: STATE };

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function Example() {
  const [open, setOpen] = useState(true);
  return (
    <>
      <p>{open ? "is open" : "is closed"}</p>
      <GenerateKeyDialog open={open} onClose={() => setOpen(false)} />
    </>
  );
}

function open(answer: () => Response = () => Response.json(GENERATED)) {
  const fetchStub = vi.fn<typeof fetch>(async () => answer());
  vi.stubGlobal("fetch", fetchStub);
  const client = new QueryClient();
  render(
    <QueryClientProvider client={client}>
      <Example />
    </QueryClientProvider>,
  );
  return { client, fetchStub };
}

function generateButton() {
  return screen.getByRole<HTMLButtonElement>("button", { name: "Generate" });
}

function typeName(name: string) {
  fireEvent.input(screen.getByLabelText("Name"), { target: { value: name } });
}

async function generate() {
  typeName("Okta production");
  fireEvent.click(generateButton());
  return screen.findByLabelText<HTMLInputElement>("SCIM API key");
}

describe("GenerateKeyDialog", () => {
  it("cannot generate while the name is empty or only spaces", async () => {
    open();
    expect(generateButton().disabled).toBe(true);
    typeName("   ");
    expect(generateButton().disabled).toBe(true);
    typeName("Okta");
    await waitFor(() => expect(generateButton().disabled).toBe(false));
  });

  it("sends name and lifetime, and shows the key", async () => {
    const { fetchStub } = open();
    expect((await generate()).value).toBe(SECRET);
    expect(fetchStub.mock.calls[0]?.[1]?.body).toBe('{"name":"Okta production","expiry":"never"}');
    expect(screen.getByText("This is the only time you see this key")).toBeTruthy();
  });

  it("leaves the key nowhere after Done, but the list in the cache", async () => {
    const { client } = open();
    await generate();
    fireEvent.click(screen.getByRole("button", { name: "Done" }));
    await screen.findByText("is closed");
    await waitFor(() => expect(client.getMutationCache().getAll()).toEqual([]));
    const cached = client
      .getQueryCache()
      .getAll()
      .map(({ state }) => state.data);
    expect(cached).toEqual([STATE]);
    expect(document.documentElement.outerHTML).not.toContain(SECRET);
  });

  it("asks once before it closes without the key having been copied", async () => {
    open();
    await generate();
    fireEvent.keyDown(document.activeElement ?? document.body, { key: "Escape" });
    await screen.findByText("Close without copying?");
    expect(screen.getByText("is open")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Close anyway" }));
    await screen.findByText("is closed");
  });

  it("closes without asking once the key was copied by hand", async () => {
    open();
    fireEvent.copy(await generate());
    fireEvent.keyDown(document.activeElement ?? document.body, { key: "Escape" });
    await screen.findByText("is closed");
  });

  it("shows a taken name at the field until the name is changed", async () => {
    const message = "A live key has this name. Choose another one.";
    open(() => Response.json({ code: "name_taken", message }, { status: 409 }));
    typeName("Okta");
    fireEvent.click(generateButton());
    await screen.findByText(message);
    expect(screen.getByLabelText("Name").getAttribute("aria-invalid")).toBe("true");
    typeName("Okta 2");
    await waitFor(() => expect(screen.queryByText(message)).toBeNull());
  });

  it("shows any other refusal in the dialog", async () => {
    const message = "SCIM provisioning is off. Turn it on first.";
    open(() => Response.json({ code: "scim_off", message }, { status: 409 }));
    typeName("Okta");
    fireEvent.click(generateButton());
    expect((await screen.findByRole("alert")).textContent).toContain(message);
  });
});
