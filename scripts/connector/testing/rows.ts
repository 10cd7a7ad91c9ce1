/** Every row of the connector table: Okta, Entra, the other providers, traps, and what public suites demand besides. */
export const CONNECTOR_ROWS: readonly string[] = [
  ...numbered("O", 19),
  ...numbered("E", 26),
  "OneLogin",
  "JumpCloud",
  "PingFederate",
  "PingOne",
  "Google",
  "authentik",
  "AWS",
  ...numbered("T", 52),
  ...numbered("S", 13),
];

/** Rows of the product table that a transcript may show besides. */
export const PRODUCT_ROWS: readonly string[] = [...numbered("U", 18), ...numbered("G", 10)];

export interface Proof {
  /** From the root of the project. */
  readonly file: string;
  /** A part of the test's title that stands in the file. */
  readonly test: string;
}

/** What no single conversation over HTTP can show: many at once, another time, another screen, what is not sent. */
export const SHOWN_ELSEWHERE: Readonly<Record<string, Proof>> = {
  O9: { file: "scripts/connector/coverage.test.ts", test: "O9: Okta deletes nobody" },
  T12: { file: "scim/testing/contract-membership.ts", test: "of 30 parallel deltas on one group none is lost" },
  T18: { file: "lib/directory/account-link.test.ts", test: "U15, T18: somebody's own keeps its address and password" },
  T19: {
    file: "lib/sessions/sign-in.test.ts",
    test: "tells that an account is deactivated only to whom has the password",
  },
  T20: { file: "lib/directory/users.test.ts", test: "U9 and U10: deactivation %s ends the sessions at once" },
  T22: { file: "e2e/provisioning.spec.ts", test: "turning SCIM off stops every key at the next request" },
  T45: { file: "lib/http/endpoint-matrix.test.ts", test: "$endpoint as $role on $plan: $verdict" },
  T47: { file: "lib/directory/team-rules.test.ts", test: "by a group is neither taken out of it nor left without it" },
  T48: { file: "e2e/connectors.spec.ts", test: "T48: SCIM turned off leaves its people" },
  T52: { file: "e2e/connectors.spec.ts", test: "T52: a burst of requests" },
};

function numbered(prefix: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);
}
