import { describe, expect, it } from "vitest";
import { emailDomain } from "./email-domain";

describe("the domain of an e-mail address", () => {
  it.each([
    ["ada@acme.example", "acme.example"],
    ["Ada@ACME.Example", "acme.example"],
    ["ada@acme.example.", "acme.example"],
    ['"a@b"@acme.example', "acme.example"],
    ["ada@München.example", "xn--mnchen-3ya.example"],
    ["ada@mu\u0308nchen.example", "xn--mnchen-3ya.example"],
    ["ada@xn--mnchen-3ya.example", "xn--mnchen-3ya.example"],
  ])("of %j is %j", (address, domain) => {
    expect(emailDomain(address)).toBe(domain);
  });

  it.each(["ada", "", "ada@", "ada@."])("%j has none", (address) => {
    expect(emailDomain(address)).toBeUndefined();
  });

  it.each(["ada@acme.example/x", "ada@acme.example?x", "ada@acme.example:80", "ada@x y.acme.example"])(
    "what %j has is no domain that a team could verify",
    (address) => {
      expect(emailDomain(address)).not.toMatch(/^[a-z.]+$/);
    },
  );
});
