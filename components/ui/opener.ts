/** The last element that had the focus: when a menu closes and opens a dialog, its item is already gone from the page. */
let lastFocused: Element | null = null;

if (typeof document !== "undefined") {
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof Element) lastFocused = target;
  });
}

/** Where the focus shall return to: the focused element or, for an item of a menu, the button of that menu. */
export function findOpener(): HTMLElement | null {
  const active = document.activeElement;
  const opener = active === null || active === document.body ? lastFocused : active;
  const menuButtonId = opener?.closest("[role=menu]")?.getAttribute("aria-labelledby");
  const target = menuButtonId ? document.getElementById(menuButtonId) : opener;
  return target instanceof HTMLElement ? target : null;
}

/** What opened which dialog. */
const openers = new WeakMap<Element, HTMLElement>();

/** For a dialog that opens another one and is gone when that one closes. */
export function rememberOpener(dialog: Element, opener: HTMLElement): void {
  openers.set(dialog, opener);
}

/** The element itself or, where its dialog is gone, what opened that. */
function onPage(opener: HTMLElement | null): HTMLElement | undefined {
  let target = opener ?? undefined;
  while (target !== undefined && !target.isConnected) {
    const dialog = target.closest("[role=dialog]");
    target = dialog === null ? undefined : openers.get(dialog);
  }
  return target;
}

/** Focuses the opener or, when it is gone, the main part of the page, so that the keyboard never starts over at the top. */
export function focusOpener(opener: HTMLElement | null): void {
  const target = onPage(opener) ?? document.querySelector<HTMLElement>("main");
  target?.focus();
}
