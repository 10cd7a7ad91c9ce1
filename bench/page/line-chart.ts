import { element, escapeHtml } from "./html";
import { logAxis, tickText } from "./scale-axis";

export interface LineChart {
  readonly title: string;
  /** By people in the team, in ascending order. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly unit: string;
}

const WIDTH = 300;
const HEIGHT = 150;
const LEFT = 44;
const RIGHT = WIDTH - 14;
const TOP = 12;
const BOTTOM = HEIGHT - 24;

/** A small chart with logarithmic axes and a line at twice the first value: what is above has grown too much. */
export function lineChart({ title, points, unit }: LineChart): string {
  const [first] = points;
  if (!first) return "";
  const bound = first.y * 2;
  const x = logAxis(
    points.map((point) => point.x),
    LEFT,
    RIGHT,
  );
  const y = logAxis([...points.map((point) => point.y), bound], BOTTOM, TOP);
  const path = points.map((point, n) => `${n === 0 ? "M" : "L"}${x.at(point.x)} ${y.at(point.y)}`).join("");
  const dots = points.map(
    (point) =>
      `<circle cx="${x.at(point.x)}" cy="${y.at(point.y)}" r="3.5" class="muster">` +
      `<title>${tickText(point.x)} people: ${tickText(point.y)} ${unit}</title></circle>`,
  );
  const xLabels = x.ticks.map(
    (tick) => `<text x="${x.at(tick)}" y="${HEIGHT - 8}" class="tick-label">${tickText(tick)}</text>`,
  );
  const yLines = y.ticks.map(
    (tick) =>
      `<path d="M${LEFT} ${y.at(tick)}H${RIGHT}" class="tick"/>` +
      `<text x="${LEFT - 6}" y="${y.at(tick) + 4}" class="label">${tickText(tick)}</text>`,
  );
  const body = [
    ...yLines,
    ...xLabels,
    `<path d="M${LEFT} ${y.at(bound)}H${RIGHT}" class="mark"/>`,
    `<path d="${path}" class="line"/>`,
    ...dots,
  ];
  const label = `${title}, ${unit}`;
  const svg = element("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label }, body.join("\n"));
  return element("figure", {}, `<figcaption>${escapeHtml(title)}</figcaption>${svg}`);
}
