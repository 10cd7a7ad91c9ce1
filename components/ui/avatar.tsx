import { classNames } from "./class-names";

export interface AvatarProps {
  /** A name or, without one, an e-mail. */
  readonly name: string;
  readonly size?: "sm" | "md";
}

/** Initials as decoration: the name stands beside it or on the button around it. */
export function Avatar({ name, size = "md" }: AvatarProps) {
  return (
    <span
      aria-hidden
      className={classNames(
        "inline-flex shrink-0 select-none items-center justify-center rounded-full bg-accent-surface font-medium text-accent-text",
        size === "sm" ? "size-6 text-[0.625rem]" : "size-8 text-xs",
      )}
    >
      {initialsOf(name)}
    </span>
  );
}

/** "Ada Lovelace" is AL, "ada@acme.example" is A. */
export function initialsOf(name: string): string {
  const words = (name.split("@")[0] ?? "").split(/\s+/u).filter((word) => word !== "");
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  return picked.map((word) => Array.from(word ?? "")[0]?.toUpperCase() ?? "").join("") || "?";
}
