import { OWN_SCRIPT_KB_MAX, type PagesResult, SCRIPT_KB_MAX } from "../pages/page-weight";
import { type BarGroup, barChart } from "./bar-chart";
import { section } from "./run-section";

/** The section about the weight of the settings pages. */
export function pagesSection({ pages }: PagesResult): string {
  const groups = pages.map(({ path, scriptBytes, frameworkBytes, totalBytes }): BarGroup => {
    const [script, own] = [scriptBytes / 1000, (scriptBytes - frameworkBytes) / 1000];
    return {
      label: path,
      bars: [
        { series: "muster", value: own, min: own, max: own, text: `${Math.round(own)} kB ours and libraries` },
        {
          series: "limit",
          value: script,
          min: script,
          max: script,
          text: `${Math.round(script)} kB scripts, ${Math.round(totalBytes / 1000)} kB in all`,
        },
      ],
    };
  });
  const marks = [
    { value: OWN_SCRIPT_KB_MAX, label: "ours" },
    { value: SCRIPT_KB_MAX, label: "all scripts" },
  ];
  const text = "Compressed kB of scripts at the first load of a settings page, in a browser without a cache.";
  return section(
    "Weight of the pages",
    text,
    barChart({ title: "Weight of the pages", groups, logarithmic: false, marks }),
  );
}
