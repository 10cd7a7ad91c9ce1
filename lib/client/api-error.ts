import { type ErrorBody, type ErrorCode, errorBody } from "@/lib/contracts/errors";

/** `unreachable`: no answer came. `unreadable`: the answer is not what this version of the page knows. */
export type ProblemCode = ErrorCode | "unreachable" | "unreadable";

/** What a call of the settings API failed with; `message` is a sentence for people. */
export class ApiError extends Error {
  readonly code: ProblemCode;
  /** 0 when no answer came. */
  readonly status: number;
  /** The refusal as the server wrote it; absent when the answer was none of ours. */
  readonly body: ErrorBody | undefined;

  constructor(code: ProblemCode, message: string, options: ApiErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = "ApiError";
    this.code = code;
    this.status = options.status ?? 0;
    this.body = options.body;
  }
}

interface ApiErrorOptions {
  readonly status?: number;
  readonly body?: ErrorBody;
  readonly cause?: unknown;
}

export function unreachable(cause: unknown): ApiError {
  return new ApiError("unreachable", "Muster cannot be reached. Check your connection and try again.", { cause });
}

export function unreadable(status: number, cause: unknown): ApiError {
  const message = "Muster has been updated since this page was opened. Reload the page and try again.";
  return new ApiError("unreadable", message, { status, cause });
}

/** The refusal in an answer; one that is not ours, such as a proxy's page, gets a sentence of its own. */
export function refusal(status: number, json: unknown): ApiError {
  const parsed = errorBody.safeParse(json);
  if (parsed.success) return new ApiError(parsed.data.code, parsed.data.message, { status, body: parsed.data });
  return new ApiError("internal", `Something went wrong between you and Muster (${status}). Try again.`, { status });
}
