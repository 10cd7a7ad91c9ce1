/** Serves @better-auth/scim over node:http, as its documentation shows. */
import { createServer } from "node:http";
import { toNodeHandler } from "better-auth/node";
import { betterAuthServer } from "./better-auth-server.mjs";

const { DATABASE_URL = "", DATABASE_POOL_MAX = "10", PORT = "0", BENCH_KEY = "" } = process.env;
const { auth } = betterAuthServer({
  databaseUrl: DATABASE_URL,
  poolMax: Number(DATABASE_POOL_MAX),
  key: BENCH_KEY,
  origin: `http://127.0.0.1:${PORT}`,
});
const handle = toNodeHandler(auth);

createServer((req, res) => {
  if (req.url === "/readyz") res.end("ok");
  else void handle(req, res);
}).listen(Number(PORT), "127.0.0.1");
