/** Under plain `next start` this prepares the instance; the front door has done it by then, and shares what it opened. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { prepareOnce } = await import("@/lib/instance/prepare-instance");
    await prepareOnce();
  }
}
