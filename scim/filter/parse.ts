import { invalidFilter } from "../errors";
import { type Token, tokenize } from "./tokens";
import { COMPARE_OPERATORS, type CompareOperator, type FilterNode, type Literal, type PatchPath } from "./tree";

export const FILTER_DEPTH_MAX = 40;
export const FILTER_NODES_MAX = 300;

/**
 * Reads a filter (RFC 7644 3.4.2.2): `and` binds tighter than `or`, `not` takes parentheses, operators in any case.
 * Bounds: 10,000 characters, 40 levels, 300 conditions. Throws `invalidFilter` with the position.
 */
export function parseFilter(text: string): FilterNode {
  const reader = new FilterReader(tokenize(text));
  const node = reader.readOr(0);
  reader.expectEnd();
  return node;
}

/** Reads the path of a PATCH operation. Throws `invalidFilter` with the position; the caller makes it `invalidPath`. */
export function parsePatchPath(text: string): PatchPath {
  const reader = new FilterReader(tokenize(text));
  const path = reader.readPatchPath();
  reader.expectEnd("the end of the path");
  return path;
}

class FilterReader {
  private index = 0;
  private nodes = 0;
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  readOr(depth: number): FilterNode {
    return this.readChain("or", () => this.readAnd(depth));
  }

  readPatchPath(): PatchPath {
    const path = this.readWord("an attribute name").text;
    if (this.peek().kind !== "[") return { path };
    const filter = this.readBrackets(0);
    const subAttribute = this.readDottedName();
    return subAttribute === undefined ? { path, filter } : { path, filter, subAttribute };
  }

  expectEnd(wanted = "the end, `and` or `or`"): void {
    const token = this.peek();
    if (token.kind !== "end") throw this.unexpected(wanted);
  }

  private readAnd(depth: number): FilterNode {
    return this.readChain("and", () => this.readFactor(depth));
  }

  private readChain(kind: "and" | "or", readOperand: () => FilterNode): FilterNode {
    const first = readOperand();
    const operands = [first];
    while (this.isKeyword(kind)) {
      this.index += 1;
      operands.push(readOperand());
    }
    return operands.length === 1 ? first : { kind, operands };
  }

  private readFactor(depth: number): FilterNode {
    this.count(depth);
    if (this.isKeyword("not") && this.peek(1).kind === "(") {
      this.index += 1;
      return { kind: "not", operand: this.readGroup(depth) };
    }
    return this.peek().kind === "(" ? this.readGroup(depth) : this.readCondition(depth);
  }

  private readGroup(depth: number): FilterNode {
    this.expect("(");
    const node = this.readOr(depth + 1);
    this.expect(")");
    return node;
  }

  private readCondition(depth: number): FilterNode {
    const { text: path, position } = this.readWord("an attribute name");
    if (this.peek().kind === "[") return this.readValuePath(path, position, depth);
    return this.readComparison(path, position);
  }

  /** `emails[type eq "work"]`, and Entra's `emails[type eq "work"].value eq "x"`, which means both of one entry. */
  private readValuePath(path: string, position: number, depth: number): FilterNode {
    const filter = this.readBrackets(depth + 1);
    const subPosition = this.peek().position;
    const subAttribute = this.readDottedName();
    if (subAttribute === undefined) return { kind: "valuePath", path, filter, position };
    const condition = this.readComparison(subAttribute, subPosition);
    return { kind: "valuePath", path, filter: { kind: "and", operands: [filter, condition] }, position };
  }

  private readBrackets(depth: number): FilterNode {
    this.expect("[");
    const filter = this.readOr(depth);
    this.expect("]");
    return filter;
  }

  /** The `.value` that follows a closing bracket. */
  private readDottedName(): string | undefined {
    const token = this.peek();
    if (token.kind !== "word" || !/^\.[^.]+$/.test(token.text)) return undefined;
    this.index += 1;
    return token.text.slice(1);
  }

  private readComparison(path: string, position: number): FilterNode {
    const operator = this.readWord("an operator").text.toLowerCase();
    if (operator === "pr") return { kind: "present", path, position };
    if (!isCompareOperator(operator)) {
      this.index -= 1;
      throw this.unexpected(`an operator (${COMPARE_OPERATORS.join(", ")} or pr)`);
    }
    return { kind: "compare", path, operator, value: this.readLiteral(), position };
  }

  private readLiteral(): Literal {
    const token = this.peek();
    if (token.kind !== "string" && token.kind !== "word") throw this.unexpected('a value, for example "x"');
    this.index += 1;
    if (token.kind === "string") return { kind: "string", text: token.text };
    const folded = token.text.toLowerCase();
    if (folded === "true" || folded === "false") return { kind: "boolean", text: folded };
    if (folded === "null") return { kind: "null" };
    if (/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(token.text)) return { kind: "number", text: token.text };
    return { kind: "word", text: token.text };
  }

  private isKeyword(keyword: string): boolean {
    const token = this.peek();
    return token.kind === "word" && token.text.toLowerCase() === keyword;
  }

  private readWord(what: string): Token {
    const token = this.peek();
    if (token.kind !== "word") throw this.unexpected(what);
    this.index += 1;
    return token;
  }

  private expect(kind: Token["kind"]): void {
    if (this.peek().kind !== kind) throw this.unexpected(`"${kind}"`);
    this.index += 1;
  }

  private peek(ahead = 0): Token {
    return this.tokens[this.index + ahead] ?? { kind: "end", text: "", position: 0 };
  }

  private count(depth: number): void {
    this.nodes += 1;
    const { position } = this.peek();
    if (depth > FILTER_DEPTH_MAX) {
      throw invalidFilter(`The filter is nested deeper than ${FILTER_DEPTH_MAX} levels at position ${position}.`);
    }
    if (this.nodes > FILTER_NODES_MAX) {
      throw invalidFilter(
        `The filter has more than ${FILTER_NODES_MAX} conditions; number ${this.nodes} starts at position ${position}.`,
      );
    }
  }

  private unexpected(wanted: string) {
    const token = this.peek();
    const found = token.kind === "end" ? "the filter ends" : `"${token.text}" stands`;
    return invalidFilter(`At position ${token.position} of the filter ${found} where ${wanted} was expected.`);
  }
}

function isCompareOperator(text: string): text is CompareOperator {
  return (COMPARE_OPERATORS as readonly string[]).includes(text);
}
