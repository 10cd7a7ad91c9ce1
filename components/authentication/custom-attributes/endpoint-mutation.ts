import type { UseMutationResult } from "@tanstack/react-query";
import type { Endpoint, EndpointInput, EndpointOutput } from "@/lib/contracts/endpoint";

/** The mutation of an endpoint, as `useMutation` gives it: a dialog owns it, the form inside runs it. */
export type EndpointMutation<E extends Endpoint> = UseMutationResult<EndpointOutput<E>, Error, EndpointInput<E>>;
