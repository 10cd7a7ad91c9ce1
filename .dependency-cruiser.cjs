const TESTS = ["\\.test\\.", "/testing/"];

/** A package by its name, whether it was found in node_modules or (not installed) stayed as it is written. */
function packages(...names) {
  const alternatives = names.join("|");
  return [`(^|/)node_modules/(${alternatives})(/|$)`, `^(${alternatives})(/|$)`];
}

const DATABASE_PACKAGES = packages("drizzle-orm", "postgres", "@electric-sql");

/** What is reached from `from` must be in `to`: npm packages, node's own modules and files of the project alike. */
function only(name, comment, from, to) {
  const allowed = [...to, ...packages("server-only")];
  return { name, comment, severity: "error", from: { path: from, pathNot: TESTS }, to: { pathNot: allowed } };
}

function never(name, comment, from, to) {
  return { name, comment, severity: "error", from, to };
}

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    never("no-cycles", "Two files that need each other are one thing or three.", {}, { circular: true }),
    only("scim-is-pure", "The protocol runs without Next, node and a database.", "^scim/", [
      "^scim/",
      ...packages("zod"),
    ]),
    only("contracts-are-plain", "Contracts run on both sides: plain zod.", "^lib/contracts/", [
      "^lib/contracts/",
      ...packages("zod"),
    ]),
    only("client-sees-contracts", "The browser reaches the server through contracts.", "^lib/client/", [
      "^lib/(client|contracts)/",
      ...packages("zod", "react", "@tanstack/react-query"),
    ]),
    never(
      "db-is-a-leaf",
      "db is tables and a connection; rules live in lib.",
      { path: "^db/" },
      { path: ["^(app|components|scim|e2e|server)/", "^lib/(?!env\\.ts$)"] },
    ),
    never(
      "lib-never-looks-up",
      "lib is used by pages and doors, it does not know them.",
      { path: "^lib/" },
      { path: "^(app|components|e2e|server)/" },
    ),
    never(
      "components-are-browser-safe",
      "A component may land in the browser: only lib/client and lib/contracts.",
      { path: "^components/" },
      { path: ["^(app|db|scim|e2e|server)/", "^lib/(?!client/|contracts/)"] },
    ),
    never(
      "app-holds-no-queries",
      "app composes; queries are verbs in lib.",
      { path: "^app/" },
      { path: ["^db/", ...DATABASE_PACKAGES] },
    ),
    never(
      "app-reaches-scim-through-lib",
      "The SCIM route goes through lib/http/scim-route.ts.",
      { path: "^app/" },
      { path: "^scim/" },
    ),
    never(
      "sql-lives-in-db-and-domain",
      "SQL belongs to db and to the domain folders of lib.",
      { path: "^(app|components|scim|e2e|lib/(auth|client|contracts|http))/" },
      { path: DATABASE_PACKAGES },
    ),
    never(
      "domain-knows-no-next",
      "The domain runs in a test, a script and the front door: no Next, no React.",
      {
        path:
          "^(db|scim|lib/(audit|background|directory|domains|export|groups|invitations|mail|members|plan|profile|" +
          "provisioning|sso|team))/",
      },
      { path: packages("next", "next-auth", "react") },
    ),
    never(
      "scim-has-one-door",
      "Take it from @/scim.",
      { path: "^(app|components|db|lib|server)/", pathNot: TESTS },
      { path: "^scim/(?!index\\.ts$)" },
    ),
    never(
      "e2e-is-a-stranger",
      "e2e is a black box: browser, HTTP and the contracts.",
      { path: "^e2e/" },
      { path: ["^(app|components|db|scim|server)/", "^lib/(?!contracts/)"] },
    ),
    never(
      "tests-stay-out-of-production",
      "Production code must not need a test, a test's helper or a fixture.",
      { pathNot: [...TESTS, "^(e2e|bench)/"] },
      { path: ["\\.test\\.", "/(testing|fixtures)/"] },
    ),
  ],
  options: {
    doNotFollow: { path: ["node_modules"] },
    exclude: { path: "^(\\.next|data)/" },
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types", "typings"],
    },
  },
};
