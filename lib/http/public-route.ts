import { errorResponse } from "./error-response";
import { requestOrigin } from "./request-origin";

/** Makes the handler of a route without a session: only its errors are looked after. */
export function publicRoute<R extends Request, Context extends unknown[]>(
  handler: (request: R, ...context: Context) => Response | Promise<Response>,
): (request: R, ...context: Context) => Promise<Response> {
  return async (request, ...context) => {
    try {
      return await handler(request, ...context);
    } catch (error) {
      return errorResponse(error, requestOrigin(request.headers).requestId);
    }
  };
}
