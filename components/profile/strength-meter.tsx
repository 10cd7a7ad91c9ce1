"use client";

import { useEffect, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { loadEstimate, type PasswordStrength } from "./password-strength";

const PAUSE_MS = 150;

export interface StrengthMeterProps {
  readonly password: string;
  readonly known: readonly string[];
}

/** Keeps its height from the start, so that nothing moves when somebody types. */
export function StrengthMeter({ password, known }: StrengthMeterProps) {
  const strength = useStrength(password, known.join("\n"));
  return (
    <div className="grid gap-1">
      <div aria-hidden className="flex gap-1">
        {STEPS.map((step) => (
          <span
            key={step}
            className={classNames(
              "h-1 flex-1 rounded-full",
              strength !== undefined && strength.score >= step ? TONES[strength.score] : "bg-hover",
            )}
          />
        ))}
      </div>
      <p role="status" className="min-h-4 text-muted text-xs">
        {strength === undefined ? "" : `Strength: ${strength.word}`}
      </p>
    </div>
  );
}

/** undefined for an empty password, and while nothing is known yet. A page without the estimate works all the same. */
function useStrength(password: string, known: string): PasswordStrength | undefined {
  const [found, setFound] = useState<{ readonly password: string; readonly strength: PasswordStrength }>();

  useEffect(() => {
    if (password === "") return undefined;
    const timer = setTimeout(() => {
      loadEstimate().then(
        (estimate) => setFound({ password, strength: estimate(password, known.split("\n")) }),
        () => setFound(undefined),
      );
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [password, known]);

  return password === "" ? undefined : found?.strength;
}

/** 0 fills none but the first. */
const STEPS = [0, 2, 3, 4];

const TONES = ["bg-danger", "bg-danger", "bg-warning", "bg-success", "bg-success"];
