import { expect, it } from "vitest";
import { chooseOperations, OPERATIONS } from "./all-operations";

const data = { users: 10_000 };

it.each(OPERATIONS)("$name varies, and is the same in every run", ({ name, request }) => {
  const texts = Array.from({ length: 200 }, (_, n) => JSON.stringify(request(n, data)));
  expect(texts).toEqual(Array.from({ length: 200 }, (_, n) => JSON.stringify(request(n, data))));
  // One group of that size is read again and again; a cursor is asked for when the load is prepared.
  if (name !== "get-group" && name !== "cursor") expect(new Set(texts).size).toBeGreaterThanOrEqual(50);
});

it("nobody is created twice, by whatever operation", () => {
  const names = OPERATIONS.flatMap(({ request }) => Array.from({ length: 300 }, (_, n) => request(n, data)))
    .filter(({ method }) => method === "POST")
    .flatMap(({ body }) => [...JSON.stringify(body).matchAll(/"userName":"([^"]*)"/g)].map(([, name]) => name));
  expect(names.length).toBeGreaterThan(30_000);
  expect(new Set(names).size).toBe(names.length);
});

it("the mixed load has the shares of a connector", () => {
  const mixed = OPERATIONS.find(({ name }) => name === "mixed");
  const kinds = Array.from({ length: 1_000 }, (_, n) => mixed?.request(n, data)).map((request) =>
    request?.path.includes("filter") ? "lookup" : request?.method,
  );
  const count = (kind: string) => kinds.filter((each) => each === kind).length;
  expect(["lookup", "GET", "PATCH", "POST"].map(count)).toEqual([600, 200, 150, 50]);
});

it("reads come before writes, and an unknown name is answered with those there are", () => {
  const firstWrite = OPERATIONS.findIndex(({ writes }) => writes);
  expect(OPERATIONS.slice(firstWrite).every(({ writes }) => writes)).toBe(true);
  expect(chooseOperations(["bulk", "get-user"]).map(({ name }) => name)).toEqual(["get-user", "bulk"]);
  expect(() => chooseOperations(["nothing"])).toThrow(/nothing.*\n.*get-user/);
});
