import { describe, expect, it } from "vitest";
import { isSealedWithCurrent, SealedTextError, seal, unseal } from "./sealed-text";
import { keysOf, newSecretKey } from "./secret-keys";

const FIRST = newSecretKey();
const SECOND = newSecretKey();
const CONTEXT = "sso_methods/tm_1/sso_1/client_secret";

describe("a sealed text", () => {
  const keys = keysOf([FIRST]);

  it.each(["", "hunter22", "§ ünïcode 🔑", "x".repeat(10_000)])("opens to what was sealed", (text) => {
    expect(unseal(keys, seal(keys, text, CONTEXT), CONTEXT)).toBe(text);
  });

  it("shows nothing of the secret and is another one each time", () => {
    const sealed = [seal(keys, "hunter22", CONTEXT), seal(keys, "hunter22", CONTEXT)];
    expect(new Set(sealed).size).toBe(2);
    for (const text of sealed) {
      expect(text).toMatch(/^s1\.[0-9a-f]{12}\.[\w-]+$/);
      expect(Buffer.from(text.split(".")[2] ?? "", "base64url").toString("latin1")).not.toContain("hunter22");
    }
  });

  it("does not open in another place", () => {
    const sealed = seal(keys, "hunter22", CONTEXT);
    expect(() => unseal(keys, sealed, "sso_methods/tm_2/sso_1/client_secret")).toThrow(/moved from its place/);
  });

  it("does not open when any of its bytes was changed or its end was cut off", () => {
    const [version, keyId, payload = ""] = seal(keys, "hunter22", CONTEXT).split(".");
    const bytes = Buffer.from(payload, "base64url");
    for (let index = 0; index < bytes.length; index++) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      const text = `${version}.${keyId}.${changed.toString("base64url")}`;
      expect(() => unseal(keys, text, CONTEXT), `byte ${index}`).toThrow(SealedTextError);
      const cut = `${version}.${keyId}.${bytes.subarray(0, index).toString("base64url")}`;
      expect(() => unseal(keys, cut, CONTEXT), `cut to ${index} bytes`).toThrow(SealedTextError);
    }
  });

  it.each(["", "hunter22", "s1..x", "s2.0123456789ab.AAAA"])("is of one form: not %j", (text) => {
    expect(() => unseal(keys, text, CONTEXT)).toThrow(/not of the form/);
  });

  it("opens with an old key, and says that the current one did not make it", () => {
    const sealed = seal(keys, "hunter22", CONTEXT);
    const rotated = keysOf([SECOND, FIRST]);
    expect(unseal(rotated, sealed, CONTEXT)).toBe("hunter22");
    expect(isSealedWithCurrent(rotated, sealed)).toBe(false);
    expect(isSealedWithCurrent(rotated, seal(rotated, "hunter22", CONTEXT))).toBe(true);
  });

  it("names the key that is missing, not the one that is there", () => {
    const sealed = seal(keys, "hunter22", CONTEXT);
    expect(() => unseal(keysOf([SECOND]), sealed, CONTEXT)).toThrow(
      `encrypted with the key ${keys.current.id}, which is neither SECRETS_KEY nor in SECRETS_KEYS_OLD`,
    );
  });
});
