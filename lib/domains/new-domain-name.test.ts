import { describe, expect, it } from "vitest";
import { DomainError } from "@/lib/errors";
import { newDomainName } from "./new-domain-name";

function refusalOf(text: string): string {
  try {
    return `taken as ${newDomainName(text)}`;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    expect(error.details.fields).toEqual({ name: error.message });
    return error.message;
  }
}

describe("a domain that a team may claim", () => {
  it.each([
    ["acme.example", "acme.example"],
    [" ACME.Example. ", "acme.example"],
    ["eu.acme.co.uk", "eu.acme.co.uk"],
    ["acme.github.io", "acme.github.io"],
    ["acme.internal", "acme.internal"],
    ["münchen.example", "xn--mnchen-3ya.example"],
    ["xn--mnchen-3ya.example", "xn--mnchen-3ya.example"],
    ["例え.テスト", "xn--r8jz45g.xn--zckzah"],
    [`${"a".repeat(63)}.example`, `${"a".repeat(63)}.example`],
  ])("%j is %j", (text, name) => {
    expect(newDomainName(text)).toBe(name);
  });

  it.each(["co.uk", "github.io", "kawasaki.jp", "公司.cn", "x.ck"])("%s is a public suffix", (text) => {
    expect(refusalOf(text)).toMatch(/^Everybody can register a name below/);
  });

  it.each(["gmail.com", "GoogleMail.com", "outlook.com", "yahoo.co.jp", "icloud.com", "gmx.de", "proton.me", "qq.com"])(
    "%s is free mail, or throw-away",
    (text) => {
      expect(refusalOf(text)).toContain("gives addresses to the public");
    },
  );

  it.each([
    ["https://acme.com/about?x=1", "acme.com"],
    ["http://ada@acme.com:8080", "acme.com"],
    ["ada@acme.com", "acme.com"],
    ["@acme.com", "acme.com"],
    ["*.acme.com", "acme.com"],
    ["acme.com/", "acme.com"],
    ["ada@münchen.example", "münchen.example"],
  ])("%s has one in it, which is told", (text, name) => {
    expect(refusalOf(text)).toBe(`Enter the domain alone: ${name}`);
  });

  it.each(["acme", "localhost", "com"])("%s has one part only", (text) => {
    expect(refusalOf(text)).toContain("at least two parts");
  });

  it.each([
    ".",
    "",
    "a b.com",
    "-acme.com",
    "acme-.com",
    "acme..com",
    "_dmarc.acme.com",
    "a\0.com",
    `${"a".repeat(64)}.com`,
    "::1",
  ])("%j is none", (text) => {
    expect(refusalOf(text)).toContain("no domain");
  });

  it.each(["192.0.2.1", "0x7f.1"])("%s is an address of a machine", (text) => {
    expect(refusalOf(text)).toContain("IP address");
  });

  it("has room for the label of the record", () => {
    const long = `${"a".repeat(60)}.`.repeat(4);
    expect(refusalOf(`${long}example`)).toContain("too long");
  });
});
