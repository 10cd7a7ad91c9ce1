// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider, useSuspenseQuery } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { Suspense } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ssoMethodQuery } from "@/lib/client/sso";
import { viewerQuery } from "@/lib/client/team";
import type { SsoMethodDetail } from "@/lib/contracts/sso";
import { OidcCard } from "./oidc-card";
import { newOidcSettings } from "./provider-presets";

const SECRET = "a-client-secret";
const ISSUER = "https://idp.example";
const EMPTY: SsoMethodDetail = {
  method: {
    id: "sso_1",
    name: "Login",
    provider: "oidc",
    protocol: "oidc",
    enabled: false,
    isSetUp: false,
    addsNewUsers: false,
    testedAt: null,
    lastUsedAt: null,
    certificatesEndAt: null,
  },
  setup: {
    protocol: "oidc",
    serviceProvider: { redirectUri: "https://muster.example/callback", loginUrl: "https://muster.example/login" },
    settings: null,
    hasClientSecret: false,
  },
  lastTest: null,
  linkedPeople: 0,
  scimIsOn: false,
};
const SAVED: SsoMethodDetail = {
  ...EMPTY,
  method: { ...EMPTY.method, isSetUp: true },
  setup: {
    protocol: "oidc",
    serviceProvider: { redirectUri: "https://muster.example/callback", loginUrl: "https://muster.example/login" },
    settings: { ...newOidcSettings("oidc"), issuer: ISSUER, clientId: "muster" },
    hasClientSecret: true,
  },
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function Example() {
  const { data } = useSuspenseQuery(ssoMethodQuery("sso_1"));
  return data.setup.protocol === "oidc" && <OidcCard method={data.method} setup={data.setup} linkedPeople={0} />;
}

function open() {
  const check = { issuer: ISSUER, authorizationEndpoint: `${ISSUER}/auth`, tokenEndpoint: `${ISSUER}/token` };
  const bodies: string[] = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    if (url.endsWith("/check-issuer")) return Response.json({ ...check, scopes: [], claims: [], notes: [] });
    if (init.method === "PUT" && typeof init.body === "string") bodies.push(init.body);
    return Response.json(SAVED);
  });
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  client.setQueryData<unknown>(viewerQuery().queryKey, {
    roles: ["admin"],
    team: { id: "tm_1", name: "Acme", plan: "enterprise" },
  });
  client.setQueryData(ssoMethodQuery("sso_1").queryKey, EMPTY);
  render(
    <QueryClientProvider client={client}>
      <Suspense>
        <Example />
      </Suspense>
    </QueryClientProvider>,
  );
  return { client, bodies };
}

function type(label: string, value: string) {
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
}

describe("OidcCard", () => {
  it("sends the client secret once, and has it nowhere when it is saved", async () => {
    const { client, bodies } = open();
    type("Issuer URL", ISSUER);
    type("Client ID", "muster");
    type("Client secret", SECRET);
    fireEvent.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(bodies).toHaveLength(1));
    expect(JSON.parse(bodies[0] ?? "")).toMatchObject({ issuer: ISSUER, clientId: "muster", clientSecret: SECRET });
    await screen.findByText(/One is stored, encrypted/);
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>("Client secret").value).toBe(""));
    await waitFor(() => expect(client.getMutationCache().getAll()).toEqual([]));
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Save" }).disabled).toBe(true);
  });

  it("asks for the secret again when the client is another one", async () => {
    open();
    type("Issuer URL", ISSUER);
    type("Client ID", "muster");
    type("Client secret", SECRET);
    fireEvent.click(screen.getByRole("button", { name: "Save" }));
    await screen.findByText(/One is stored, encrypted/);
    type("Client ID", "another");
    expect(await screen.findByText("It is stored encrypted and not shown again.")).toBeTruthy();
  });
});
