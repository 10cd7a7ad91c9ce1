import { describe, expect, it } from "vitest";
import { HOME_PATH, ownPath } from "./own-path";

describe("ownPath", () => {
  it.each(["/settings/team/members?page=2#top", "/settings/team/authentication", "/setup-guide"])(
    "keeps %s",
    (path) => {
      expect(ownPath(path)).toBe(path);
    },
  );

  it.each([
    undefined,
    ["/a", "/b"],
    "",
    "settings",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "https://evil.example/settings",
    "javascript:alert(1)",
    "/..//evil.example",
    "/api/viewer",
    "/sign-in?callbackUrl=/sign-in",
    "/setup",
    "/sso/saml/sso_1/login",
    "/",
  ])("leads home from %j", (path) => {
    expect(ownPath(path)).toBe(HOME_PATH);
  });
});
