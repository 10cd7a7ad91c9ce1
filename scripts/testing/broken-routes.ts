/** Every other way to write a route handler; the breach is on the second line. */
export const brokenRoutes: readonly string[] = [
  `${imports()}\nexport function GET() {}\n`,
  `${imports()}\nexport async function POST() {}\n`,
  `${imports()}\nexport const { GET, POST } = handlers;\n`,
  `import { handlers } from "@/lib/auth/options";\nexport { GET } from "./other";\n`,
  `const GET = 1;\nexport { GET };\n`,
  `${imports()}\nexport * from "./other";\n`,
  `${imports()}\nexport default teamRoute(endpoint, verb);\n`,
  `${imports()}\nexport let PUT = teamRoute(endpoint, verb);\n`,
  `${imports()}\nexport const PATCH = async () => new Response();\n`,
  `${imports()}\nexport const DELETE = handler;\n`,
  `${imports()}\nexport const HEAD = wrap(teamRoute(endpoint, verb));\n`,
  `${imports()}\nexport const OPTIONS = teamRoute(endpoint, verb) as Handler;\n`,
  `${imports()}\nexport const helper = teamRoute(endpoint, verb);\n`,
  `${imports()}\nexport type Body = string;\n`,
  `const teamRoute = (handler: Handler) => handler;\nexport const GET = teamRoute(handler);\n`,
  `import { open as publicRoute } from "@/lib/http/open";\nexport const GET = publicRoute(handler);\n`,
];

function imports(): string {
  return `import { teamRoute } from "@/lib/http/team-route";`;
}
