import { cache } from "react";
import type { z } from "zod";
import { type Authorized, authorize } from "@/lib/auth/authorize";
import { pageTeam } from "@/lib/auth/page-team";
import type { Endpoint } from "@/lib/contracts/endpoint";
import type { Permission } from "@/lib/contracts/permissions";
import { type Services, services } from "@/lib/services";

type Verb<P extends Permission, Input, Output> = (
  services: Services,
  actor: Authorized<P>,
  input: Input,
) => Promise<Output>;

/** What every page without an address of its own asks for; one object, so that layout and page share one read. */
export const NOTHING = {};

/**
 * Reads for a page what its endpoint would answer to the same person: same permission, same shape. Within one request the
 * same read with the same input object runs once.
 */
export const readForPage = cache(
  async <Input extends z.ZodType, Output extends z.ZodType, P extends Permission>(
    endpoint: Endpoint<Input, Output, P>,
    verb: Verb<P, z.output<Input>, z.input<Output>>,
    input: z.output<Input>,
  ): Promise<z.output<Output>> => {
    const actor = authorize(await pageTeam(), endpoint.permission);
    return endpoint.output.parse(await verb(await services(), actor, input));
  },
);
