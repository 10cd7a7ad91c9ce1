/** The box that text inputs and selects share. 16 px on a phone: below that iOS zooms into a focused field. */
export const CONTROL =
  "h-8 w-full min-w-0 rounded-md border border-border-control bg-raised text-base text-text placeholder:text-muted " +
  "focus-visible:outline-offset-[-1px] disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted " +
  "[&[readonly]]:border-border [&[readonly]]:bg-sunken aria-invalid:border-danger sm:text-sm";

/** The round or square box of native radio buttons and checkboxes. */
export const CHECK_BOX =
  "peer size-4 shrink-0 appearance-none border border-border-control bg-raised transition-colors " +
  "checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent " +
  "aria-invalid:border-danger disabled:cursor-not-allowed";
