import type { z } from "zod";
import type { Actor } from "@/lib/auth/authorize";
import type { Access, Endpoint } from "@/lib/contracts/endpoint";
import { type Services, services } from "@/lib/services";
import { errorResponse, jsonResponse } from "./error-response";
import { requestOrigin } from "./request-origin";
import { type RouteHandler, readTeamRequest } from "./team-request";

/** Does an endpoint's work. Its actor is of the endpoint's permission: a verb for another one does not fit. */
export type Verb<Input extends z.ZodType, Output extends z.ZodType, Needs extends Access> = (
  services: Services,
  actor: Actor<Needs>,
  input: z.output<Input>,
) => Promise<z.input<Output>>;

export type { RouteHandler };

/**
 * Makes the route handler of an endpoint: foreign sites refused, session and team read, permission asked before the input
 * is looked at, input and output parsed, errors mapped.
 */
export function teamRoute<Input extends z.ZodType, Output extends z.ZodType, Needs extends Access>(
  endpoint: Endpoint<Input, Output, Needs>,
  verb: Verb<Input, Output, Needs>,
  open: () => Promise<Services> = services,
): RouteHandler {
  return async (request, { params }) => {
    const origin = requestOrigin(request.headers);
    try {
      const { opened, actor, input } = await readTeamRequest(endpoint, request, params, origin, open);
      const output = await verb(opened, actor, input);
      return jsonResponse(endpoint.output.parse(output), origin.requestId);
    } catch (error) {
      return errorResponse(error, origin.requestId);
    }
  };
}
