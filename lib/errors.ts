import type { ErrorBody, ErrorCode } from "@/lib/contracts/errors";

type Details = Partial<Omit<ErrorBody, "code" | "message" | "requestId">>;

/** A refusal by a rule of the product. `code` is closed, the message is for the person who asked. */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly code: ErrorCode;
  readonly details: Details;

  constructor(code: ErrorCode, message: string, details: Details = {}, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.details = details;
  }
}
