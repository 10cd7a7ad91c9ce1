import type { z } from "zod";
import { type Actor, authorize } from "@/lib/auth/authorize";
import { readSignedIn, teamOf } from "@/lib/auth/read-signed-in";
import type { Access, Endpoint } from "@/lib/contracts/endpoint";
import { type Services, services } from "@/lib/services";
import { errorResponse, jsonResponse } from "./error-response";
import { refuseForeignOrigin } from "./origin";
import { type PathParameters, readInput } from "./read-input";
import { requestOrigin } from "./request-origin";

/** Does an endpoint's work. Its actor is of the endpoint's permission: a verb for another one does not fit. */
export type Verb<Input extends z.ZodType, Output extends z.ZodType, Needs extends Access> = (
  services: Services,
  actor: Actor<Needs>,
  input: z.output<Input>,
) => Promise<z.input<Output>>;

export type RouteHandler = (
  request: Request,
  context: { readonly params: Promise<PathParameters> },
) => Promise<Response>;

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
      refuseForeignOrigin(request.method, request.headers);
      const opened = await open();
      const signedIn = await readSignedIn(opened, request.headers, origin);
      const { permission } = endpoint;
      // The compiler cannot follow the condition into the conditional type.
      const actor = (
        permission === "session" ? signedIn.session : authorize(teamOf(signedIn), permission)
      ) as Actor<Needs>;
      const input = await readInput(request, await params, endpoint.input);
      const output = await verb(opened, actor, input);
      return jsonResponse(endpoint.output.parse(output), origin.requestId);
    } catch (error) {
      return errorResponse(error, origin.requestId);
    }
  };
}
