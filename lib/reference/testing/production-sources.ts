import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** The code that answers requests: of the protocol and of lib, without tests and without what only describes it. */
export function productionSources(): readonly string[] {
  return ["scim", "lib"].flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts") && !path.includes(".test.") && !/(^|\/)(testing|fixtures)\//.test(path))
      .filter((path) => room !== "lib" || !/^(reference|contracts)\//.test(path))
      .map((path) => readFileSync(join(root, room, path), "utf8")),
  );
}
