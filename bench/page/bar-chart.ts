import { element, escapeHtml } from "./html";
import { linearAxis, logAxis, tickText } from "./scale-axis";

export interface Bar {
  /** Names a colour of the page: muster, limit, scimmy, better-auth. */
  readonly series: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly text: string;
}

export interface BarGroup {
  readonly label: string;
  readonly bars: readonly Bar[];
}

export interface BarChart {
  readonly title: string;
  readonly groups: readonly BarGroup[];
  readonly logarithmic: boolean;
  /** Lines that matter, each with its name. */
  readonly marks?: readonly { readonly value: number; readonly label: string }[];
}

const WIDTH = 960;
const LABEL_WIDTH = 340;
const TEXT_WIDTH = 150;
const BAR = 14;
const GAP = 12;
const TOP = 26;

/** Horizontal bars, a group of them for each label; a thin line shows the rounds' range. */
export function barChart({ title, groups, logarithmic, marks = [] }: BarChart): string {
  const values = groups.flatMap(({ bars }) => bars.map(({ max }) => max)).concat(marks.map(({ value }) => value));
  const lows = groups.flatMap(({ bars }) => bars.map(({ min }) => min));
  const axisOf = logarithmic ? logAxis : linearAxis;
  const axis = axisOf(logarithmic ? [...values, ...lows] : values, LABEL_WIDTH, WIDTH - TEXT_WIDTH);
  let y = TOP;
  const drawn = groups.map(({ label, bars }) => {
    const from = y;
    y += bars.length * BAR + GAP;
    return drawGroup(label, bars, from, axis.at);
  });
  const height = y + 4;
  const grid = axis.ticks.map((tick) => gridLine(axis.at(tick), height, tickText(tick), "tick"));
  const lines = marks.map(({ value, label }) => gridLine(axis.at(value), height, label, "mark"));
  return element(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": title },
    [...grid, ...lines, ...drawn].join("\n"),
  );
}

function drawGroup(label: string, bars: readonly Bar[], from: number, at: (value: number) => number): string {
  const middle = from + (bars.length * BAR) / 2 + 4;
  const text = `<text x="${LABEL_WIDTH - 10}" y="${middle}" class="label">${escapeHtml(label)}</text>`;
  return [text, ...bars.map((bar, n) => drawBar(bar, from + n * BAR, at))].join("\n");
}

function drawBar({ series, value, min, max, text }: Bar, y: number, at: (value: number) => number): string {
  const middle = y + (BAR - 2) / 2;
  const width = Math.max(1, at(value) - LABEL_WIDTH);
  const range = min < max ? `<path d="M${at(min)} ${middle}H${at(max)}" class="range"/>` : "";
  const end = Math.max(at(value), at(max)) + 6;
  return (
    `<rect x="${LABEL_WIDTH}" y="${y}" width="${width}" height="${BAR - 2}" rx="2" class="${series}">` +
    `<title>${escapeHtml(`${series}: ${text}`)}</title></rect>${range}` +
    `<text x="${end}" y="${middle + 4}" class="value">${escapeHtml(text)}</text>`
  );
}

function gridLine(x: number, height: number, label: string, kind: "tick" | "mark"): string {
  const y = kind === "tick" ? 10 : 22;
  return (
    `<path d="M${x} ${y + 4}V${height}" class="${kind}"/>` +
    `<text x="${x}" y="${y}" class="${kind}-label">${escapeHtml(label)}</text>`
  );
}
