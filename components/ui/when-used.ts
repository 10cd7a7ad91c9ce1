/** What a browser reports when a person turns to the page: before any click, Tab or tap has its effect. */
const SIGNS = ["pointermove", "pointerdown", "keydown", "touchstart", "click"];

const waiting = new Set<() => void>();
let isUsed = false;

/**
 * Runs `fetch` when the browser is idle after somebody began to use the page: the first load goes without it, and what
 * it fetches is there before it is needed. Gives the function that takes it back. Whether it fails is its own matter.
 */
export function whenUsed(fetch: () => void): () => void {
  if (isUsed) return whenIdle(fetch);
  if (waiting.size === 0) listen();
  waiting.add(fetch);
  return () => waiting.delete(fetch);
}

function listen(): void {
  for (const sign of SIGNS) window.addEventListener(sign, begin, { capture: true, passive: true });
}

function begin(): void {
  isUsed = true;
  for (const sign of SIGNS) window.removeEventListener(sign, begin, { capture: true });
  for (const fetch of waiting) whenIdle(fetch);
  waiting.clear();
}

/** Safari knows no idle callbacks. */
function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback === "function") {
    const id = requestIdleCallback(run, { timeout: IDLE_WAIT_MS_MAX });
    return () => cancelIdleCallback(id);
  }
  const id = setTimeout(run);
  return () => clearTimeout(id);
}

const IDLE_WAIT_MS_MAX = 500;
