/**
 * Puts a text into the clipboard.
 * @returns false where the browser refuses, so that the caller can ask to copy by hand.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text);
  }
}

/** Over plain http there is no clipboard API, but a copy event can still be filled. */
function copyByCommand(text: string): boolean {
  let isFilled = false;
  function fill(event: ClipboardEvent) {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    isFilled = event.clipboardData !== null;
  }
  document.addEventListener("copy", fill, { once: true });
  try {
    return document.execCommand("copy") && isFilled;
  } catch {
    return false;
  } finally {
    document.removeEventListener("copy", fill);
  }
}
