export type Theme = (typeof THEMES)[number];

export const THEMES = ["system", "light", "dark"] as const;

const STORAGE_KEY = "muster-theme";

/** Runs in the head before the first paint, so that a chosen theme does not flash the other one. */
export const themeScript = `try{var t=localStorage.getItem(${JSON.stringify(STORAGE_KEY)});if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch(e){}`;

/** What this browser has chosen; "system" where nothing is stored or storage is blocked. */
export function readTheme(): Theme {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return THEMES.find((theme) => theme === stored) ?? "system";
  } catch {
    return "system";
  }
}

export function applyTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}

/** Keeps the choice for the next visit; without storage it lasts until the page is left. */
export function storeTheme(theme: Theme): void {
  try {
    if (theme === "system") localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, theme);
  } catch {
    // Storage may be blocked: the choice has been applied already.
  }
}
