import { errorResponse } from "./error-response";
import { requestOrigin } from "./request-origin";

/** Makes the handler of a route without a session: only its errors are looked after. */
export function publicRoute<R extends Request>(
  handler: (request: R) => Response | Promise<Response>,
): (request: R) => Promise<Response> {
  return async (request) => {
    try {
      return await handler(request);
    } catch (error) {
      return errorResponse(error, requestOrigin(request.headers).requestId);
    }
  };
}
