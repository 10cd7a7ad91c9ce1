import { SCIM_BASE_PATH } from "@/lib/contracts/scim";
import type { Environment } from "@/lib/env";
import type { PreparedInstance } from "@/lib/instance/prepare-instance";
import { say } from "./progress";

/** Says where Muster is, how to sign in for the first time, and what to paste into an identity provider. */
export function printWelcome({
  environment,
  instance,
}: {
  environment: Environment;
  instance: PreparedInstance;
}): void {
  const origin = environment.musterUrl ?? `http://${shownHost(environment.host)}:${environment.port}`;
  const lines: (readonly [string, string])[] = [["Muster", origin]];
  if (instance.demo) {
    lines.push(["Sign in as", instance.demo.email], ["Password", instance.demo.password]);
  }
  if (instance.setupToken !== undefined) {
    lines.push(["First team", `${origin}/setup`], ["Setup token", instance.setupToken]);
  }
  lines.push(["SCIM base URL", `${origin}${SCIM_BASE_PATH}`]);
  const width = Math.max(...lines.map(([label]) => label.length));
  say("");
  for (const [label, value] of lines) say(`  ${label.padEnd(width)}  ${value}`);
  say("");
}

function shownHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}
