"use client";

import { type FormEvent, useState } from "react";
import { Problem } from "@/components/settings/problem";
import { RoleChoice } from "@/components/settings/role-choice";
import { useRoleObstacle } from "@/components/settings/use-role-obstacle";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import type { EndpointInput } from "@/lib/contracts/endpoint";
import { INVITED_MAX, type invitePeople } from "@/lib/contracts/invitations";
import { DEFAULT_ROLE, type Role } from "@/lib/contracts/roles";
import { CsvButton } from "./csv-button";
import { parsePeople } from "./parse-people";

type People = EndpointInput<typeof invitePeople>["people"];

export interface InviteFormProps {
  readonly pending: boolean;
  readonly error: Error | null;
  readonly onInvite: (people: People) => void;
}

/** Addresses, typed, pasted or from a file, and the roles of those whose line names none. */
export function InviteForm({ pending, error, onInvite }: InviteFormProps) {
  const [text, setText] = useState("");
  const [roles, setRoles] = useState<readonly Role[]>([DEFAULT_ROLE]);
  const [isTried, setIsTried] = useState(false);
  const obstacleOf = useRoleObstacle("members.invite");
  const { people, problems } = parsePeople(text);
  const problem = problemOf(people.length, problems, roles);

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsTried(true);
    if (problem !== undefined) return;
    onInvite(people.map((person) => ({ email: person.email, roles: [...(person.roles ?? roles)] })));
  }

  return (
    <form onSubmit={submit} noValidate>
      <DialogBody>
        <Field
          label="E-mail addresses"
          hint="One a line, or with commas between. A line of CSV may name roles: ada@acme.example, admin"
          error={isTried ? problem : undefined}
          required
        >
          <TextArea
            data-autofocus
            rows={5}
            spellCheck={false}
            autoCapitalize="none"
            autoComplete="off"
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </Field>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p role="status" className="text-muted text-xs">
            {countText(people.length)}
          </p>
          <CsvButton onText={setText} />
        </div>
        <div className="grid gap-2">
          <p className="font-medium">
            Roles <span className="font-normal text-muted">of everybody whose line names none</span>
          </p>
          <RoleChoice label="Roles" chosen={roles} held={[]} obstacleOf={obstacleOf} onChange={setRoles} />
        </div>
        <Problem error={error} />
      </DialogBody>
      <DialogFooter>
        <DialogClose>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" pending={pending}>
          Send invitations
        </Button>
      </DialogFooter>
    </form>
  );
}

function problemOf(count: number, problems: readonly string[], roles: readonly Role[]): string | undefined {
  const [first, ...others] = problems;
  if (first !== undefined) return others.length === 0 ? first : `${first} And ${others.length} more.`;
  if (count === 0) return "Enter at least one e-mail address.";
  if (count > INVITED_MAX) return `At most ${INVITED_MAX} people at once; these are ${count}.`;
  return roles.length === 0 ? "Choose at least one role." : undefined;
}

function countText(count: number): string {
  if (count === 0) return "Nobody yet";
  return count === 1 ? "1 person" : `${count} people`;
}
