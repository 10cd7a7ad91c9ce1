import type { JsonObject } from "@/scim";

/** A request and the true answer to it, in a team that has the person and the group of `people.ts` and nobody else. */
export interface Example {
  /** What stands at `{id}`: a variable of the shell, or an id that every server has. */
  readonly id?: "$USER_ID" | "$GROUP_ID" | (string & {});
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** May hold the variables in its texts. */
  readonly body?: JsonObject;
  readonly answer: ExampleAnswer;
}

export interface ExampleAnswer {
  readonly status: number;
  readonly headers?: (baseUrl: string) => Readonly<Record<string, string>>;
  readonly body?: (baseUrl: string) => JsonObject;
}

/** By the id of the operation. */
export type Examples = Readonly<Record<string, Example>>;
