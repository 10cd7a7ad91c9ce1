import { publicRoute } from "@/lib/http/public-route";
import { answerOpenApi } from "@/lib/reference/openapi/answer-openapi";

/** The OpenAPI document of this server. */
export const GET = publicRoute(answerOpenApi);
