/** A mail in words, before it has a form. */
export interface MailText {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** What the mail asks for. */
  readonly action?: { readonly label: string; readonly url: string };
  readonly closing: readonly string[];
}

/** The plain form: paragraphs with an empty line between, the link on a line of its own. */
export function textOf({ paragraphs, action, closing }: MailText): string {
  const parts = [...paragraphs, ...(action ? [`${action.label}:\n${action.url}`] : []), ...closing];
  return `${parts.join("\n\n")}\n`;
}

/** The HTML form, in a page of its own. Nothing is loaded from anywhere: no pictures, no fonts, nobody is counted. */
export function htmlOf({ subject, paragraphs, action, closing }: MailText): string {
  const body = [
    ...paragraphs.map((text) => paragraph(text, "margin:0 0 16px")),
    ...(action ? [button(action.label, action.url)] : []),
    ...closing.map((text) => paragraph(text, "margin:0 0 8px;color:#5b6270;font-size:13px")),
    ...(action ? [paragraph(action.url, "margin:16px 0 0;color:#5b6270;font-size:12px;word-break:break-all")] : []),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light">
<title>${escaped(subject)}</title>
</head>
<body style="margin:0;padding:24px;background:#f4f5f7;color:#1b1f27;font:15px/1.5 system-ui,sans-serif">
<div style="max-width:520px;margin:0 auto;padding:28px;background:#ffffff;border:1px solid #dfe2e8;border-radius:10px">
<p style="margin:0 0 20px;font-weight:600">Muster</p>
${body.join("\n")}
</div>
</body>
</html>
`;
}

function paragraph(text: string, style: string): string {
  return `<p style="${style}">${escaped(text)}</p>`;
}

function button(label: string, url: string): string {
  const style =
    "display:inline-block;padding:9px 16px;border-radius:7px;background:#2f5bd7;color:#ffffff;font-weight:600;text-decoration:none";
  return `<p style="margin:0 0 20px"><a href="${escaped(url)}" style="${style}">${escaped(label)}</a></p>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? "");
}
