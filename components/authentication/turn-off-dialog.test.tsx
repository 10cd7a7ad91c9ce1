// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { PlanView } from "@/lib/contracts/plan";
import { TurnOffDialog } from "./turn-off-dialog";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function open(managedMembers: number, isOpen = true) {
  const plan: PlanView = {
    plan: "enterprise",
    seats: { total: 10, used: 5 },
    changedBy: [],
    uses: { scim: true, scimKeys: 1, managedMembers, ssoMethods: 1, heldRoles: [] },
  };
  const asked = vi.fn<typeof fetch>(async () => Response.json(plan));
  vi.stubGlobal("fetch", asked);
  render(
    <QueryClientProvider client={new QueryClient()}>
      <TurnOffDialog open={isOpen} onClose={() => undefined} />
    </QueryClientProvider>,
  );
  return asked;
}

describe("TurnOffDialog", () => {
  it.each([
    [0, "Your identity provider manages no member yet."],
    [1, "Your identity provider manages 1 member."],
    [3, "Your identity provider manages 3 members."],
  ])("S6: says how many members are managed: %i", async (managed, sentence) => {
    open(managed);
    expect(await screen.findByText(sentence)).toBeTruthy();
  });

  it("counts them only when somebody asks", () => {
    expect(open(3, false)).not.toHaveBeenCalled();
  });
});
