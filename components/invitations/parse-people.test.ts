import { describe, expect, it } from "vitest";
import { parsePeople } from "./parse-people";

function emails(text: string): readonly string[] {
  return parsePeople(text).people.map(({ email }) => email);
}

describe("people that are pasted", () => {
  it.each([
    ["a line each", "a@x.example\nb@x.example\r\n\r\nc@x.example\r"],
    ["with commas", "a@x.example, b@x.example,c@x.example"],
    ["with semicolons, as mail programs copy them", "Ada <a@x.example>; Bo B. <b@x.example>; <c@x.example>"],
    ["with spaces", "a@x.example b@x.example\tc@x.example"],
    ["names in quotes that hold commas", '"Lovelace, Ada" <a@x.example>\n"B, B",b@x.example\nC C,c@x.example'],
    ["CSV with a header", "email\na@x.example\nb@x.example\nc@x.example"],
    ["CSV with a header in quotes and roles", '"E-mail","Role"\na@x.example,\n"b@x.example",""\nc@x.example'],
  ])("are found %s", (_how, text) => {
    expect(emails(text)).toEqual(["a@x.example", "b@x.example", "c@x.example"]);
  });

  it("have the roles of their line, in any spelling", () => {
    const text =
      "a@x.example,admin\nb@x.example; Billing | community_manager\nc@x.example,Community Manager,developer\nd@x.example";
    expect(parsePeople(text)).toEqual({
      people: [
        { email: "a@x.example", roles: ["admin"] },
        { email: "b@x.example", roles: ["billing", "community_manager"] },
        { email: "c@x.example", roles: ["community_manager", "developer"] },
        { email: "d@x.example", roles: undefined },
      ],
      problems: [],
    });
  });

  it("keep the others when one line cannot be understood, and say which", () => {
    const { people, problems } = parsePeople("a@x.example,boss\nnobody\nb@x.example");
    expect(people.map(({ email }) => email)).toEqual(["b@x.example"]);
    expect(problems).toEqual([
      "Line 1: “boss” is no role. There are Admin, Billing, Developer, Community manager.",
      "Line 2: “nobody” has no e-mail address.",
    ]);
  });
});
