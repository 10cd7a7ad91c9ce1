import { expect, it } from "vitest";
import { cursorSigner } from "./sign-cursor";

it("signs by HMAC with SHA-256 (RFC 4231, test case 2), cut to 128 bits", () => {
  const signature = cursorSigner("Jefe")("what do ya want for nothing?");
  expect(Buffer.from(signature, "base64url").toString("hex")).toBe("5bdcc146bf60754e6a042426089575c7");
});

it("signs in unreserved characters, otherwise for another text or secret", () => {
  const texts = Array.from({ length: 200 }, (_, n) => `text ${n}`);
  const signatures = ["one", "another"].flatMap((secret) => texts.map(cursorSigner(secret)));
  for (const signature of signatures) expect(signature).toMatch(/^[A-Za-z0-9_-]{22}$/);
  expect(new Set(signatures).size).toBe(400);
});
