import type { z } from "zod";
import type { Permission } from "./permissions";

export type EndpointMethod = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Who may call: a permission in the current team, or `session` for any signed-in account. */
export type Access = Permission | "session";

/**
 * An endpoint of the settings API as a value: the server makes its handler from it, the browser calls it, the form
 * validates with `input`, the test matrix loops over it. `input` is one flat object: path parameters by their names in
 * `path` (`[keyId]`), the rest from the query of a GET or DELETE, else from the JSON body.
 */
export interface Endpoint<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Needs extends Access = Access,
> {
  readonly method: EndpointMethod;
  readonly path: `/api/${string}`;
  readonly permission: Needs;
  readonly input: Input;
  readonly output: Output;
  /** Of its JSON body; 64 KiB unless it says otherwise. */
  readonly bodyBytesMax?: number;
}

export type EndpointInput<E extends Endpoint> = z.input<E["input"]>;
export type EndpointOutput<E extends Endpoint> = z.output<E["output"]>;

/** Keeps the permission as a literal type, so that a verb for another permission does not fit. */
export function endpoint<Input extends z.ZodType, Output extends z.ZodType, Needs extends Access>(
  definition: Endpoint<Input, Output, Needs>,
): Endpoint<Input, Output, Needs> {
  return definition;
}

/** The names of the parameters in an endpoint's path, in order. */
export function pathParameters(path: string): readonly string[] {
  return [...path.matchAll(/\[(\w+)\]/g)].map(([, name = ""]) => name);
}
