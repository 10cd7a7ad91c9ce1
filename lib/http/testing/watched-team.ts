import { expect } from "vitest";
import { answerFaults, operationsOf } from "./answer-faults";
import type { FuzzAnswer, FuzzTeam } from "./fuzz-team";
import type { DraftRequest } from "./scim-requests";

/** An answer that takes longer lets one client hold the server up. */
const ANSWER_MS_MAX = 10_000;
const SHOWN_CHARACTERS_MAX = 3_000;

/**
 * Sends the requests one after the other and throws at the first answer that the protocol forbids, that takes too long, or
 * that left a row behind though nothing was to be written. The other team must never change.
 */
export async function sendWatched(team: FuzzTeam, drafts: readonly DraftRequest[]): Promise<void> {
  const otherBefore = await team.otherDigest();
  let before = await team.digest();
  for (const draft of drafts) {
    const startedAt = performance.now();
    const answer = await team.send(draft);
    const faults = [...answerFaults(draft.method, answer)];
    if (performance.now() - startedAt > ANSWER_MS_MAX) faults.push("the answer took too long");
    const after = await team.digest();
    if (isWithoutEffect(draft, answer) && after !== before) faults.push("something was written");
    if (faults.length > 0) {
      throw new Error(`${faults.join("; ")}\n${show(draft)}\n${answer.status} ${show(answer.body)}`);
    }
    before = after;
  }
  expect(await team.otherDigest()).toBe(otherBefore);
  expect(Object.keys(Object.prototype)).toEqual([]);
}

/** Whether nothing at all may have been written for this answer. */
function isWithoutEffect({ method, path }: DraftRequest, { status, body }: FuzzAnswer): boolean {
  const isRead = ["GET", "HEAD", "OPTIONS"].includes(method.toUpperCase()) || path.endsWith("/.search");
  const operations = operationsOf(body);
  return isRead || status >= 300 || (operations.length > 0 && operations.every((each) => Number(each.status) >= 400));
}

function show(value: unknown): string {
  return JSON.stringify(value).slice(0, SHOWN_CHARACTERS_MAX);
}
