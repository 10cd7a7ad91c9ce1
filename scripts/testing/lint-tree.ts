/** A project that breaks each lint rule we count on; `lintBreaches` says where. */
export const lintTree: Readonly<Record<string, string>> = {
  "app/api/team/route.ts": "export default function handler() {}\n",
  "components/ui/button.tsx": "export default function Button() {\n  return null;\n}\n",
  "components/ui/counter.tsx": `import { useEffect, useState } from "react";

export function Counter({ start }: { start: number }) {
  const [count] = useState(start);
  if (start > 0) useEffect(() => {});
  useEffect(() => {
    document.title = String(start);
  }, []);
  return <img src={String(count)} />;
}
`,
  "components/ui/long.tsx": longFunction(201),
  "instrumentation.ts": "export const runtime = process.env.NEXT_RUNTIME;\nexport const port = process.env.PORT;\n",
  "lib/comments.ts": "// @ts-ignore\nexport const a = 1;\n// @ts-expect-error: because\nexport const b = 1;\n",
  "lib/equal.ts": "export const same = (a: string | number, b: number) => a == b;\n",
  "lib/errors.ts": `export function load(read: () => void) {
  try {
    read();
  } catch (error) {
    throw new Error("cannot load");
  }
}
`,
  "lib/long.ts": longFunction(51),
  "lib/mail/send-mail.ts": "export const from = process.env.MAIL_FROM;\n",
  "lib/promises.ts": `const load = async (): Promise<number> => 1;

export function start(): void {
  load();
  [1].forEach(async () => {
    await load();
  });
  if (load()) throw "text";
}
`,
  "lib/switch.ts": `type Kind = "a" | "b";

export function read(kind: Kind): number {
  switch (kind) {
    case "a":
      return 1;
  }
  return 2;
}

export function readAll(kind: Kind): number {
  switch (kind) {
    case "a":
      return 1;
    case "b":
      return 2;
    default:
      throw new Error(kind satisfies never);
  }
}

export function readRest(kind: Kind): number {
  switch (kind) {
    case "a":
      return 1;
    default:
      return 2;
  }
}
`,
  "lib/values.ts": `import { Buffer } from "node:buffer";

export const anything: any = 1;
export const first = (list: number[]): number => list[0]!;
export type Bytes = Buffer;
const unused = 1;
// oxlint-disable-next-line no-var
export const fine = 1;
export var old = 1;
`,
  "lib/very-long.ts": `export const start = 1;\n${"\n".repeat(300)}`,
};

/** Would break a rule elsewhere; here it is right, or generated. */
export const exemptTree: Readonly<Record<string, string>> = {
  ".next/types/routes.ts": "export const a: any = 1;\n",
  "app/icon.tsx": "export default function Icon() {\n  return null;\n}\n",
  "app/page.tsx": "export default function Page() {\n  return null;\n}\n",
  "app/robots.ts": "export default function robots() {}\n",
  "bench/load.ts": "export const port = process.env.PORT;\n",
  "components/ui/tall.tsx": longFunction(200),
  "data/a.ts": "export const a: any = 1;\n",
  "db/migrations/a.ts": "export const a: any = 1;\n",
  "db/testing/store-contract.ts": longFunction(80),
  "e2e/fixtures.ts": "export async function signedIn(use: () => Promise<void>) {\n  await use();\n}\n",
  "e2e/global-setup.ts": "export default function setup() {}\n",
  "e2e/sign-in.spec.ts": `${longFunction(80)}export const port = process.env.PORT;\n`,
  "lib/env.ts": "export const port = process.env.PORT;\n",
  "lib/saml.d.ts": "declare const saml: string;\nexport default saml;\n",
  "lib/tall.ts": longFunction(50),
  "lib/tall.test.ts": longFunction(60),
  "next-env.d.ts": "export type A = any;\n",
  "proxy.ts": "export default function proxy() {}\n",
  "scripts/report.ts": "export const port = process.env.PORT;\n",
  "vitest.config.ts": "export default { port: process.env.PORT };\n",
};

/** File -> rule and line, in the order of the lines, then of the rules. */
export const lintBreaches: Readonly<Record<string, readonly string[]>> = {
  "app/api/team/route.ts": ["import(no-default-export):1"],
  "components/ui/button.tsx": ["import(no-default-export):1"],
  "components/ui/counter.tsx": [
    "react-hooks(rules-of-hooks):5",
    "react-hooks(exhaustive-deps):7",
    "jsx-a11y(alt-text):9",
    "next(no-img-element):9",
  ],
  "components/ui/long.tsx": ["eslint(max-lines-per-function):1"],
  "instrumentation.ts": ["node(no-process-env):2"],
  "lib/comments.ts": ["typescript(ban-ts-comment):1", "typescript(ban-ts-comment):3"],
  "lib/equal.ts": ["eslint(eqeqeq):1"],
  "lib/errors.ts": ["eslint(no-unused-vars):4", "eslint(preserve-caught-error):5"],
  "lib/long.ts": ["eslint(max-lines-per-function):1"],
  "lib/mail/send-mail.ts": ["node(no-process-env):1"],
  "lib/promises.ts": [
    "typescript(no-floating-promises):4",
    "typescript(no-misused-promises):5",
    "typescript(no-misused-promises):8",
    "typescript(only-throw-error):8",
  ],
  "lib/switch.ts": ["typescript(switch-exhaustiveness-check):4", "typescript(switch-exhaustiveness-check):23"],
  "lib/values.ts": [
    "typescript(consistent-type-imports):1",
    "typescript(no-explicit-any):3",
    "typescript(no-non-null-assertion):4",
    "eslint(no-unused-vars):6",
    "Unused oxlint-disable directive (no problems were reported).:7",
    "eslint(no-var):9",
  ],
  "lib/very-long.ts": ["eslint(max-lines):301"],
};

/** A function of so many lines. */
function longFunction(lineCount: number): string {
  return `export function run() {\n${"  console.log();\n".repeat(lineCount - 2)}}\n`;
}
