import type { z } from "zod";
import { type Actor, authorize, type RequestOrigin } from "@/lib/auth/authorize";
import { readSignedIn, teamOf } from "@/lib/auth/read-signed-in";
import type { Access, Endpoint } from "@/lib/contracts/endpoint";
import type { Services } from "@/lib/services";
import { refuseForeignOrigin } from "./origin";
import { type PathParameters, readInput } from "./read-input";

export type RouteHandler = (
  request: Request,
  context: { readonly params: Promise<PathParameters> },
) => Promise<Response>;

interface TeamRequest<Input extends z.ZodType, Needs extends Access> {
  readonly opened: Services;
  readonly actor: Actor<Needs>;
  readonly input: z.output<Input>;
}

/**
 * What a verb needs to answer a request: foreign sites are refused, session and team read, and the permission is asked
 * before the input is looked at.
 * @throws DomainError
 */
export async function readTeamRequest<Input extends z.ZodType, Needs extends Access>(
  endpoint: Endpoint<Input, z.ZodType, Needs>,
  request: Request,
  params: Promise<PathParameters>,
  origin: RequestOrigin,
  open: () => Promise<Services>,
): Promise<TeamRequest<Input, Needs>> {
  refuseForeignOrigin(request.method, request.headers);
  const opened = await open();
  const signedIn = await readSignedIn(opened, request.headers, origin);
  const { permission, bodyBytesMax } = endpoint;
  // The compiler cannot follow the condition into the conditional type.
  const actor = (permission === "session" ? signedIn.session : authorize(teamOf(signedIn), permission)) as Actor<Needs>;
  return { opened, actor, input: await readInput(request, await params, endpoint.input, bodyBytesMax) };
}
