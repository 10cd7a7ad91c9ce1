/**
 * A point in time as people say it: "just now", "3 s ago", "5 min ago", "in 2 h", "4 d ago"; a date from 30 days on.
 * Written without Intl, whose texts differ between a server and a browser.
 */
export function relativeText(date: Date, nowMs: number): string {
  const seconds = Math.trunc((date.getTime() - nowMs) / 1_000);
  const distance = Math.abs(seconds);
  if (distance < 1) return "just now";
  const unit = UNITS.find(({ below }) => distance < below);
  if (unit === undefined) return utcDay(date);
  const amount = `${Math.floor(distance / unit.seconds)} ${unit.name}`;
  return seconds < 0 ? `${amount} ago` : `in ${amount}`;
}

const UNITS = [
  { name: "s", seconds: 1, below: 60 },
  { name: "min", seconds: 60, below: 3_600 },
  { name: "h", seconds: 3_600, below: 86_400 },
  { name: "d", seconds: 86_400, below: 30 * 86_400 },
];

/** "12 Nov 2026, 14:03 UTC" */
export function utcText(date: Date): string {
  return `${utcDay(date)}, ${date.toISOString().slice(11, 16)} UTC`;
}

/** "12 Nov 2026" */
function utcDay(date: Date): string {
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ""} ${date.getUTCFullYear()}`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
