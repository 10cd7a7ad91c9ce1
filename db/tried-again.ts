import { setTimeout as wait } from "node:timers/promises";
import { isWriteConflict } from "./errors";

const TRIES_MAX = 4;
/** Doubled with each try. */
const FIRST_WAIT_MS_MAX = 25;

/**
 * Does a piece of work again, a few times at most, while the database gives up on it for another one. The work is one
 * transaction, or reads and then is one, so that nothing of a failed try is left. The waits differ, so that two who stood
 * in each other's way do not meet again. Throws the last conflict, and any other error at once.
 */
export async function triedAgain<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === TRIES_MAX || !isWriteConflict(error)) throw error;
      await wait(Math.random() * FIRST_WAIT_MS_MAX * 2 ** (tries - 1));
    }
  }
}
