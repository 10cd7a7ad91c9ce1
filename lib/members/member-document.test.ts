import { expect, it } from "vitest";
import { memberDocument } from "./member-document";

const nameOf = (name: string) => memberDocument({ email: "a@x.example", name }).name;

it("has the parts of a name, which identity providers want when they import people", () => {
  expect(nameOf("Ada King Lovelace")).toEqual({
    formatted: "Ada King Lovelace",
    givenName: "Ada King",
    familyName: "Lovelace",
  });
  expect(nameOf("Ada")).toEqual({ formatted: "Ada" });
  const given = memberDocument({
    email: "a@x.example",
    name: "Lovelace Ada",
    givenName: "Ada",
    familyName: "Lovelace",
  });
  expect(given.name).toMatchObject({ givenName: "Ada", familyName: "Lovelace" });
});
