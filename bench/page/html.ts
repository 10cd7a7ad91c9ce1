/** Text inside HTML and SVG. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** An element with its attributes; `content` is HTML already. */
export function element(name: string, attributes: Readonly<Record<string, string | number>>, content = ""): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeHtml(String(value))}"`);
  return `<${name}${written.join("")}>${content}</${name}>`;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[], textColumns: number): string {
  const cells = (row: readonly string[], cell: string) =>
    row.map((text, n) => element(cell, n < textColumns ? {} : { class: "number" }, escapeHtml(text))).join("");
  const body = rows.map((row) => element("tr", {}, cells(row, "td"))).join("\n");
  return element(
    "div",
    { class: "scroll" },
    `<table><thead><tr>${cells(head, "th")}</tr></thead><tbody>${body}</tbody></table>`,
  );
}
