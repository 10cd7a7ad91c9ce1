/** What the pages under /docs show: made in lib/reference, drawn in components/docs. Words in backticks are code. */

/** An entry of the table of contents; `id` is the anchor of its heading. */
export interface ContentsEntry {
  readonly id: string;
  readonly title: string;
  readonly entries?: readonly ContentsEntry[];
}

export interface ReferenceParameter {
  readonly name: string;
  readonly place: "path" | "query" | "header";
  readonly text: string;
}

export interface ReferenceOperation {
  /** The anchor, and the operationId of the OpenAPI document. */
  readonly id: string;
  readonly method: string;
  /** Below the base URL, with `{id}` where an id stands. */
  readonly path: string;
  readonly title: string;
  readonly text: string;
  /** Whether it answers only with a key. */
  readonly needsKey: boolean;
  readonly parameters: readonly ReferenceParameter[];
  /** The statuses that it answers with, the successful ones first. */
  readonly statuses: readonly number[];
  /** Works when it is pasted into a shell in which MUSTER_KEY is the key. */
  readonly curl: string;
  readonly answer: ReferenceAnswer;
  /** A line that keeps the id of what was made, for the examples that need it. */
  readonly keep?: string;
}

export interface ReferenceAnswer {
  readonly status: number;
  /** Headers that say something about the resource. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, indented; absent when the answer has no body. */
  readonly body?: string;
  /** Set when the body is shown without its longest part: what was left out. */
  readonly leftOut?: string;
}

/** Operations that belong together, such as those on users. */
export interface ReferenceGroup {
  readonly id: string;
  readonly title: string;
  readonly operations: readonly ReferenceOperation[];
}

export interface ReferenceAttribute {
  /** With the attribute before it for a sub-attribute, as in `name.givenName`. */
  readonly path: string;
  readonly isSubAttribute: boolean;
  readonly text: string;
  readonly type: string;
  readonly multiValued: boolean;
  readonly required: boolean;
  readonly mutability: string;
  readonly returned: string;
  /** undefined where it says nothing: only texts have a case. */
  readonly caseExact: boolean | undefined;
  readonly uniqueness: string;
  /** Longest value in characters; undefined for what is no text. */
  readonly charsMax: number | undefined;
  /** Values that are usual; others are taken, too. */
  readonly canonicalValues: readonly string[];
  readonly referenceTypes: readonly string[];
}

export interface ReferenceSchema {
  readonly id: string;
  readonly title: string;
  /** Absent for the attributes that every resource has. */
  readonly urn?: string;
  readonly text: string;
  readonly attributes: readonly ReferenceAttribute[];
}

export interface ReferenceOperator {
  readonly operator: string;
  readonly meaning: string;
  /** The attribute types that it compares. */
  readonly types: readonly string[];
  readonly example: string;
}

export interface ReferenceError {
  readonly status: number;
  readonly scimType?: string;
  readonly meaning: string;
  readonly remedy: string;
}

export interface ReferenceLimit {
  readonly what: string;
  readonly limit: string;
  /** What is answered beyond it. */
  readonly beyond: string;
  /** The environment variable that sets it. */
  readonly variable?: string;
}

/** What happens to a person or a group in one case. */
export interface ProvisioningCase {
  readonly situation: string;
  readonly request: string;
  readonly effect: string;
  readonly answer: string;
}

/** What the console of an identity provider shows, and what to do about it. */
export interface Trouble {
  /** The beginning of the error text, as the server writes it, or how the fault looks where there is no text. */
  readonly shown: string;
  /** Whether `shown` is a text that the server writes. */
  readonly isErrorText: boolean;
  readonly status?: string;
  readonly reason: string;
  readonly remedy: string;
}

/** How conditions of a filter are put together. */
export interface ReferenceConnective {
  readonly form: string;
  readonly meaning: string;
  readonly example: string;
}

/** Everything that the reference shows of one server. */
export interface ScimReference {
  readonly baseUrl: string;
  readonly groups: readonly ReferenceGroup[];
  readonly schemas: readonly ReferenceSchema[];
  readonly operators: readonly ReferenceOperator[];
  readonly connectives: readonly ReferenceConnective[];
  readonly errors: readonly ReferenceError[];
  /** A refusal as it is answered, indented. */
  readonly errorExample: string;
  readonly limits: readonly ReferenceLimit[];
}
