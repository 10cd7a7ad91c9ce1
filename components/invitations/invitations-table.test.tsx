// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Toaster } from "@/components/ui/toaster";
import { invitationsQuery } from "@/lib/client/invitations";
import { mailsQuery } from "@/lib/client/mail";
import type { InvitationView } from "@/lib/contracts/invitations";
import { InvitationsTable } from "./invitations-table";

const INVITATION: InvitationView = {
  id: "inv_1",
  memberId: "usr_1",
  email: "known@people.example",
  roles: ["developer"],
  state: "open",
  invitedBy: "Ada",
  managed: false,
  sentAt: "2026-01-01T00:00:00.000Z",
  expiresAt: "2026-01-08T00:00:00.000Z",
  mail: "sent",
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function pageWith(items: readonly InvitationView[]) {
  return { items, total: items.length, page: 1, pageSize: 25 };
}

/** A list without a word of its own where nothing is in it, beside something that is read again with it. */
function Example() {
  const { data } = useQuery(invitationsQuery({}));
  useQuery(mailsQuery({}));
  const items = data?.items ?? [];
  return (
    <>
      {items.length === 0 ? (
        <p>No invitation here</p>
      ) : (
        <InvitationsTable invitations={items} sort="sent" descending stale={false} onSort={() => undefined} />
      )}
      <Toaster />
    </>
  );
}

/** After a change the server lists `later`; the outbox is read again only when `finish` is called. */
async function openList(email: string, later: readonly InvitationView[]) {
  let listed: readonly InvitationView[] = [{ ...INVITATION, email }];
  let finish: () => void = () => undefined;
  let outbox: Promise<void> = Promise.resolve();
  vi.stubGlobal("fetch", async (url: string, { method = "GET" }: RequestInit = {}) => {
    if (method !== "GET") {
      listed = later;
      outbox = new Promise((resolve) => {
        finish = resolve;
      });
      return Response.json(method === "DELETE" ? {} : INVITATION);
    }
    if (url.startsWith("/api/team/invitations")) return Response.json(pageWith(listed));
    await outbox;
    return Response.json({ ...pageWith([]), isSending: true });
  });
  const client = new QueryClient();
  render(
    <QueryClientProvider client={client}>
      <Example />
    </QueryClientProvider>,
  );
  await screen.findByText(email);
  return { finish: () => finish() };
}

function choose(email: string, item: string) {
  fireEvent.keyDown(screen.getByRole("button", { name: `Actions for ${email}` }), { key: "Enter" });
  fireEvent.click(screen.getByRole("menuitem", { name: item }));
}

// A toast of one test may still stand in the next: each has an address of its own.
describe("InvitationsTable", () => {
  it("keeps the row, and the focus in it, when sending again makes another invitation of it", async () => {
    const email = "stays@people.example";
    const { finish } = await openList(email, [{ ...INVITATION, id: "inv_2", email, invitedBy: "Grace" }]);
    const row = screen.getByText(email);
    choose(email, "Send again");
    await screen.findByText("Grace");
    expect(screen.getByText(email)).toBe(row);
    finish();
    expect(await screen.findByText(`${email} is invited once more.`)).toBeTruthy();
  });

  it("confirms that it was sent again also when the list no longer shows it", async () => {
    const email = "vanishes@people.example";
    const { finish } = await openList(email, []);
    choose(email, "Send again");
    await screen.findByText("No invitation here");
    finish();
    expect(await screen.findByText(`${email} is invited once more.`)).toBeTruthy();
  });

  it("confirms that the last one is cancelled when its list is gone", async () => {
    const email = "last@people.example";
    const { finish } = await openList(email, []);
    choose(email, "Cancel invitation");
    fireEvent.click(await screen.findByRole("button", { name: "Cancel invitation" }));
    await screen.findByText("No invitation here");
    finish();
    expect(await screen.findByText(`The invitation of ${email} is cancelled.`)).toBeTruthy();
  });
});
