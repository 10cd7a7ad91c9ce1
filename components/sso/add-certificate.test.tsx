// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { CertificateView } from "@/lib/contracts/sso";
import { AddCertificate } from "./add-certificate";

const VIEW: CertificateView = {
  subject: "CN=IdP",
  issuer: "CN=IdP",
  validFrom: "2026-01-01T00:00:00.000Z",
  validTo: "2028-01-01T00:00:00.000Z",
  fingerprint: "AB:CD",
  key: "RSA, 2048 bits",
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function open(answer: () => Response) {
  const fetchStub = vi.fn<typeof fetch>(async () => answer());
  vi.stubGlobal("fetch", fetchStub);
  const onAdd = vi.fn<(text: string, view: CertificateView) => void>();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <AddCertificate isFirst problem={undefined} onAdd={onAdd} />
    </QueryClientProvider>,
  );
  return { fetchStub, onAdd, field: screen.getByLabelText<HTMLTextAreaElement>("X.509 certificate") };
}

function paste(field: HTMLTextAreaElement, text: string) {
  fireEvent.paste(field, { clipboardData: { getData: () => text } });
}

describe("AddCertificate", () => {
  it("reads what is pasted at once, hands it on and is empty again", async () => {
    const { fetchStub, onAdd, field } = open(() => Response.json(VIEW));
    paste(field, "  MIIB  ");
    await waitFor(() => expect(onAdd).toHaveBeenCalledWith("MIIB", VIEW));
    expect(field.value).toBe("");
    expect(fetchStub).toHaveBeenCalledTimes(1);
  });

  it("reads what is typed when the field is left, and nothing while it is empty", async () => {
    const { fetchStub, onAdd, field } = open(() => Response.json(VIEW));
    fireEvent.blur(field);
    expect(fetchStub).not.toHaveBeenCalled();
    fireEvent.change(field, { target: { value: "MIIB" } });
    fireEvent.blur(field);
    await waitFor(() => expect(onAdd).toHaveBeenCalled());
  });

  it("keeps what is wrong with the reason, until it is changed", async () => {
    const message = "This certificate ended on 2025-01-01.";
    const { onAdd, field } = open(() => Response.json({ code: "invalid_input", message }, { status: 400 }));
    paste(field, "MIIB");
    await screen.findByText(message);
    expect([field.value, field.getAttribute("aria-invalid")]).toEqual(["MIIB", "true"]);
    expect(onAdd).not.toHaveBeenCalled();
    fireEvent.change(field, { target: { value: "MIIBx" } });
    await waitFor(() => expect(screen.queryByText(message)).toBeNull());
  });

  it("takes a binary file as base64", async () => {
    const { onAdd } = open(() => Response.json(VIEW));
    const der = Uint8Array.of(0x30, 0x82, 0x01, 0x00);
    fireEvent.change(screen.getByLabelText("Certificate file"), { target: { files: [new File([der], "idp.cer")] } });
    await waitFor(() => expect(onAdd).toHaveBeenCalledWith("MIIBAA==", VIEW));
  });
});
