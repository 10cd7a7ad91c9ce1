// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { teamQuery } from "@/lib/client/team";
import type { TeamView } from "@/lib/contracts/team";
import { TeamAddressForm } from "./team-address-form";
import { TeamNameForm } from "./team-name-form";

const TEAM: TeamView = {
  id: "tm_1",
  name: "Acme",
  slug: "acme",
  address: "https://muster.example/t/acme",
  plan: "business",
  counts: { members: 1, groups: 0 },
  createdAt: "2026-01-01T00:00:00.000Z",
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function WithTeam({ children }: { readonly children: (team: TeamView) => ReactNode }) {
  const { data } = useQuery(teamQuery());
  return data && children(data);
}

/** The server writes names without the spaces around them. */
function open(form: (team: TeamView) => ReactNode) {
  let team = TEAM;
  vi.stubGlobal("fetch", async (_url: string, { body }: RequestInit) => {
    if (typeof body === "string") {
      const change: Record<string, string> = JSON.parse(body);
      team = { ...team, ...Object.fromEntries(Object.entries(change).map(([key, text]) => [key, text.trim()])) };
    }
    return Response.json(team);
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <WithTeam>{form}</WithTeam>
    </QueryClientProvider>,
  );
}

async function saveAs(text: string): Promise<HTMLInputElement> {
  const field = await screen.findByRole<HTMLInputElement>("textbox");
  fireEvent.input(field, { target: { value: text } });
  const save = screen.getByRole<HTMLButtonElement>("button", { name: "Save" });
  await waitFor(() => expect(save.disabled).toBe(false));
  fireEvent.click(save);
  return field;
}

describe("the forms of the General page", () => {
  it("show the name as it was saved, and have nothing left to save", async () => {
    open(({ name }) => <TeamNameForm name={name} />);
    const field = await saveAs("  Acme Robotics  ");
    await waitFor(() => expect(field.value).toBe("Acme Robotics"));
    await waitFor(() => expect(screen.getByRole<HTMLButtonElement>("button", { name: "Save" }).disabled).toBe(true));
  });

  it("show the address as it was saved, and have nothing left to save", async () => {
    open(({ slug, address }) => <TeamAddressForm slug={slug} address={address} />);
    const field = await saveAs("acme-robotics");
    await waitFor(() => expect(screen.getByRole<HTMLButtonElement>("button", { name: "Save" }).disabled).toBe(true));
    expect(field.value).toBe("acme-robotics");
  });
});
