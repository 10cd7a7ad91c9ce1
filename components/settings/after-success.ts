/**
 * Runs `then` with the answer of a mutation's `mutateAsync`, also when whoever asked is no longer on the page: a list that
 * is read again can take a row away before its mutation is settled, and `mutate`'s own callbacks go with the row. A failure
 * runs nothing; the mutation shows it.
 */
export function afterSuccess<Answer>(asked: Promise<Answer>, then: (answer: Answer) => void): void {
  asked.then(then, () => undefined);
}
