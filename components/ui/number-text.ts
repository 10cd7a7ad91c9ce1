/** `12,345`. Not by locale, which may differ between server and browser. */
export function numberText(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}
