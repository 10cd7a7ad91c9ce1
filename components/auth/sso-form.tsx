"use client";

import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useActionState, useEffect } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { RememberCheckbox } from "./remember-checkbox";

/** A way to sign in that was found. */
export interface SsoFormChoice {
  readonly name: string;
  readonly provider: string;
  readonly teamName: string;
  readonly href: string;
}

export interface SsoState {
  readonly who: string;
  readonly remember: boolean;
  readonly error?: string;
  readonly choices: readonly SsoFormChoice[];
}

interface SsoFormProps {
  readonly action: (previous: SsoState, form: FormData) => Promise<SsoState>;
  readonly callbackUrl: string;
  /** What the field holds at first. */
  readonly who: string;
}

/** Asks for an e-mail address or a team, and leads to its identity provider: at once when there is one way. */
export function SsoForm({ action, callbackUrl, who }: SsoFormProps) {
  const [state, submit, pending] = useActionState(action, { who, remember: false, choices: [] });
  const [first] = state.choices;
  const onlyWay = state.choices.length === 1 ? first?.href : undefined;
  useEffect(() => {
    // Not a form's redirect: the page's policy lets forms lead to this site only.
    if (onlyWay !== undefined) window.location.assign(onlyWay);
  }, [onlyWay]);
  return (
    <div className="grid gap-4">
      <form action={submit} className="grid gap-4">
        <input type="hidden" name="callbackUrl" value={callbackUrl} />
        <div role="alert" className="empty:hidden">
          {state.error !== undefined && !pending && <Alert tone="danger">{state.error}</Alert>}
        </div>
        <Field label="Work e-mail or team" hint="Of a team, its name or the last part of its address." required>
          <TextInput name="who" autoComplete="username" maxLength={254} spellCheck={false} defaultValue={state.who} />
        </Field>
        <RememberCheckbox defaultChecked={state.remember} />
        <Button type="submit" variant="primary" pending={pending || onlyWay !== undefined}>
          Continue
        </Button>
      </form>
      {state.choices.length > 0 && !pending && <Choices choices={state.choices} />}
      <p className="text-center text-muted">
        <Link
          href={`/sign-in?${new URLSearchParams({ callbackUrl })}`}
          className="text-accent-text underline underline-offset-2"
        >
          Sign in with a password
        </Link>
      </p>
    </div>
  );
}

function Choices({ choices }: Pick<SsoState, "choices">) {
  return (
    <div role="status" className="grid gap-2">
      <p className="font-medium">
        {choices.length === 1 ? "On the way to your identity provider" : "Choose how to sign in"}
      </p>
      <ul className="grid gap-2">
        {choices.map(({ href, name, provider, teamName }) => (
          <li key={href}>
            <a
              href={href}
              className="flex items-center justify-between gap-3 rounded-md border border-border-control/50 bg-raised px-3 py-2 shadow-raised transition-colors hover:bg-hover"
            >
              <span className="grid min-w-0 wrap-anywhere">
                <span className="font-medium">{name}</span>
                <span className="text-muted text-xs">{name === provider ? teamName : `${provider}, ${teamName}`}</span>
              </span>
              <ArrowRight aria-hidden className="size-4 shrink-0" />
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
