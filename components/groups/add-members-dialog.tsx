"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useState } from "react";
import { Problem } from "@/components/settings/problem";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Dialog, DialogBody, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { confirmToast } from "@/components/ui/toaster";
import { changeGroupMembersMutation } from "@/lib/client/groups";
import { membersQuery } from "@/lib/client/members";
import { GROUP_MEMBERS_CHANGED_MAX, type GroupDetail } from "@/lib/contracts/groups";
import type { MemberView } from "@/lib/contracts/members";
import { joiningSentence } from "./membership-words";

export interface AddMembersDialogProps {
  readonly group: GroupDetail;
  readonly open: boolean;
  readonly onClose: () => void;
}

const SHOWN_MAX = 10;

/** Searches people of the team and adds those that are picked to the group. */
export function AddMembersDialog({ group, open, onClose }: AddMembersDialogProps) {
  const change = useMutation(changeGroupMembersMutation());

  function close() {
    change.reset();
    onClose();
  }

  return (
    <Dialog open={open} onOpenChange={close} title={`Add people to ${group.name}`} busy={change.isPending}>
      <AddMembersForm group={group} change={change} onDone={close} />
    </Dialog>
  );
}

interface AddMembersFormProps {
  readonly group: GroupDetail;
  readonly change: ReturnType<typeof useChange>;
  readonly onDone: () => void;
}

function useChange() {
  return useMutation(changeGroupMembersMutation());
}

function AddMembersForm({ group, change, onDone }: AddMembersFormProps) {
  const [search, setSearch] = useState("");
  const [picked, setPicked] = useState<readonly MemberView[]>([]);
  const { data, isFetching } = useQuery(
    membersQuery({ search, outside: group.id, pageSize: SHOWN_MAX + picked.length }),
  );
  const found = (data?.items ?? []).filter(({ id }) => !picked.some((each) => each.id === id));

  function submit() {
    change.mutate(
      { groupId: group.id, add: picked.map(({ id }) => id) },
      {
        onSuccess: () => {
          onDone();
          confirmToast(picked.length === 1 ? "1 person is added." : `${picked.length} people are added.`);
        },
      },
    );
  }

  return (
    <>
      <DialogBody>
        <Field label="People" hint="Search by name, user name or e-mail address.">
          <Combobox
            data-autofocus
            label="People"
            placeholder="Ada Lovelace"
            options={found.map(({ id, name, email, userName }) => ({
              value: id,
              label: name,
              note: email ?? userName,
            }))}
            pending={isFetching}
            emptyText="Nobody in the team fits."
            onTextChange={setSearch}
            onPick={({ value }) => setPicked([...picked, ...found.filter(({ id }) => id === value)])}
          />
        </Field>
        {picked.length > 0 && (
          <>
            <ul aria-label="People to add" className="flex flex-wrap gap-1.5">
              {picked.map(({ id, name }) => (
                <li key={id} className="inline-flex max-w-full items-center rounded-md bg-hover pl-2.5">
                  <span className="truncate">{name}</span>
                  <button
                    type="button"
                    aria-label={`Do not add ${name}`}
                    className="inline-flex size-7 items-center justify-center rounded-md text-muted hover:text-text"
                    onClick={() => setPicked(picked.filter((each) => each.id !== id))}
                  >
                    <X aria-hidden className="size-3.5" />
                  </button>
                </li>
              ))}
            </ul>
            <p role="status">{joiningSentence(picked, group)}</p>
          </>
        )}
        <Problem error={change.error} />
      </DialogBody>
      <DialogFooter>
        <Button onClick={onDone}>Cancel</Button>
        <Button
          variant="primary"
          pending={change.isPending}
          disabled={picked.length === 0 || picked.length > GROUP_MEMBERS_CHANGED_MAX}
          onClick={submit}
        >
          {picked.length > 1 ? `Add ${picked.length} people` : "Add"}
        </Button>
      </DialogFooter>
    </>
  );
}
