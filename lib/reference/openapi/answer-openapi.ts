import { describedServer } from "../described-server";
import { openApiDocument } from "./openapi-document";

/** The OpenAPI document of the server as the request reached it, indented for people. */
export async function answerOpenApi({ headers }: Pick<Request, "headers">): Promise<Response> {
  const document = await openApiDocument(describedServer(headers));
  return new Response(`${JSON.stringify(document, null, 2)}\n`, {
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-cache" },
  });
}
