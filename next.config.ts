import type { NextConfig } from "next";

const SECURITY_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  },
];

/** Pages get theirs, with a nonce, from proxy.ts. */
const API_POLICY = { key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" };

const config: NextConfig = {
  poweredByHeader: false,
  // A page is loaded when it is first asked for: most of what all of them take is never needed at once.
  experimental: { preloadEntriesOnStart: false },
  // `npm start` names a build by its sources, so that instances which build by themselves have the same one.
  generateBuildId: async () => process.env.MUSTER_BUILD_ID ?? null,
  // A redirect would change the method of a connector's request.
  skipTrailingSlashRedirect: true,
  typedRoutes: true,
  // `npm run types` checks them, tests included; a start should neither wait for that nor fail on a test.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["@electric-sql/pglite", "@node-rs/argon2", "postgres"],
  // Migrations are read at run time, so tracing does not see them.
  outputFileTracingIncludes: { "/*": ["./db/migrations/**/*"] },
  headers: async () => [
    { source: "/:path*", headers: SECURITY_HEADERS },
    { source: "/:root(api|scim)/:path*", headers: [API_POLICY] },
  ],
};

export default config;
