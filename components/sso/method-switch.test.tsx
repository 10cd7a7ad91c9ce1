// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { Suspense } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { viewerQuery } from "@/lib/client/team";
import type { SsoMethodView } from "@/lib/contracts/sso";
import { MethodSwitch } from "./method-switch";

const METHOD: SsoMethodView = {
  id: "sso_1",
  name: "Okta",
  provider: "okta",
  protocol: "saml",
  enabled: false,
  isSetUp: true,
  addsNewUsers: false,
  testedAt: "2026-01-01T00:00:00.000Z",
  lastUsedAt: null,
  certificatesEndAt: null,
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function open(part: Partial<SsoMethodView>, roles: readonly string[] = ["admin"]) {
  const bodies: unknown[] = [];
  vi.stubGlobal("fetch", async (_url: string, init: RequestInit) => {
    if (typeof init.body === "string") bodies.push(JSON.parse(init.body));
    return Response.json({ methods: [], required: false, breakGlassAdmins: [] });
  });
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  const team = { id: "tm_1", name: "Acme", plan: "enterprise" };
  client.setQueryData<unknown>(viewerQuery().queryKey, { roles, team });
  render(
    <QueryClientProvider client={client}>
      <Suspense>
        <MethodSwitch method={{ ...METHOD, ...part }} />
      </Suspense>
    </QueryClientProvider>,
  );
  return { bodies, toggle: screen.getByRole("switch", { name: "Sign in with Okta" }) };
}

describe("MethodSwitch", () => {
  it("switches a tested method on without a question", async () => {
    const { bodies, toggle } = open({});
    fireEvent.click(toggle);
    await waitFor(() => expect(bodies).toEqual([{ enabled: true, evenUntested: false }]));
  });

  it("asks before it switches on what was not tested", async () => {
    const { bodies, toggle } = open({ testedAt: null });
    fireEvent.click(toggle);
    const confirm = await screen.findByRole("button", { name: "Switch on anyway" });
    expect(bodies).toEqual([]);
    fireEvent.click(confirm);
    await waitFor(() => expect(bodies).toEqual([{ enabled: true, evenUntested: true }]));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("leaves it off when the question is cancelled", async () => {
    const { bodies, toggle } = open({ testedAt: null });
    fireEvent.click(toggle);
    fireEvent.click(await screen.findByRole("button", { name: "Cancel" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(bodies).toEqual([]);
  });

  it("switches an untested one off without a question", async () => {
    const { bodies, toggle } = open({ enabled: true, testedAt: null });
    fireEvent.click(toggle);
    await waitFor(() => expect(bodies).toEqual([{ enabled: false, evenUntested: false }]));
  });

  it("says why it cannot be pressed", () => {
    const { bodies, toggle } = open({ isSetUp: false, testedAt: null });
    expect(screen.getByText("Set it up first")).toBeTruthy();
    fireEvent.click(toggle);
    expect(bodies).toEqual([]);
    cleanup();
    open({}, ["developer"]);
    expect(screen.getByText("Only admins change this")).toBeTruthy();
  });
});
