const DAY_MS = 24 * 60 * 60 * 1000;
/** How long before the end of the last certificate the pages begin to say so, and from when on it is urgent. */
const FIRST_WARNING_DAYS = 30;
const URGENT_DAYS = 7;

export interface CertificateNotice {
  readonly tone: "warning" | "danger";
  readonly sentence: string;
  /** As a label. */
  readonly label: string;
}

/** What to say about the certificate of a method that ends last; undefined while there is time, and for a method without. */
export function certificateNotice(endsAt: string | null, nowMs: number): CertificateNotice | undefined {
  if (endsAt === null) return undefined;
  const leftMs = new Date(endsAt).getTime() - nowMs;
  if (leftMs > FIRST_WARNING_DAYS * DAY_MS) return undefined;
  if (leftMs <= 0) return ENDED;
  const tone = leftMs <= URGENT_DAYS * DAY_MS ? "danger" : "warning";
  const when = whenText(Math.floor(leftMs / DAY_MS));
  return { tone, sentence: `Its certificate ends ${when}.`, label: `Ends ${when}` };
}

const ENDED: CertificateNotice = {
  tone: "danger",
  sentence: "Its certificate has ended. Sign-ins work only while your identity provider still uses it.",
  label: "Ended",
};

function whenText(days: number): string {
  if (days < 1) return "within a day";
  return days === 1 ? "in 1 day" : `in ${days} days`;
}
