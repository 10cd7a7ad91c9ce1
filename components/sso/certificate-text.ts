/** What every DER certificate begins with: a SEQUENCE. */
const DER_START = 0x30;

/** The text of a certificate file: PEM as it is, a binary one in base64. */
export function certificateText(bytes: Uint8Array): string {
  if (bytes[0] !== DER_START || bytes[1] === undefined || bytes[1] < 0x80) return new TextDecoder().decode(bytes);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
