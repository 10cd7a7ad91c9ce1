const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** For useSyncExternalStore: one timer for all; a component renders again only when its snapshot has changed. */
export function everySecond(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const notify of listeners) notify();
  }, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}
