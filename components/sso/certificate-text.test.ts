import { describe, expect, it } from "vitest";
import { certificateText } from "./certificate-text";

describe("the text of a certificate file", () => {
  it("is that of a PEM file, also of bare base64 that begins with a 0", () => {
    for (const text of ["-----BEGIN CERTIFICATE-----\nMIIB\n", "0abc"]) {
      expect(certificateText(new TextEncoder().encode(text))).toBe(text);
    }
  });

  it("is base64 of a binary one", () => {
    const der = Uint8Array.of(0x30, 0x82, 0x01, 0x00, 0xff, 0x00);
    expect(certificateText(der)).toBe(Buffer.from(der).toString("base64"));
  });

  it("is empty for an empty file", () => {
    expect(certificateText(new Uint8Array())).toBe("");
  });
});
