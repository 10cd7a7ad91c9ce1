"use client";

import { type ComponentType, useEffect, useState } from "react";
import { ConfirmDialog } from "./confirm-dialog";
import { fetchOnce } from "./fetch-once";
import { whenUsed } from "./when-used";

type Openable<Opener extends string> = Readonly<Record<Opener, unknown>> & { readonly onClose: () => void };

/**
 * A dialog whose code is no part of the page's first load: it is fetched when somebody begins to use the page, at the
 * latest when it opens. `openedBy` names the prop that has a value other than undefined, false and "" while it is open,
 * and `load` imports the component. Where that fails, a dialog says so and tries again.
 */
export function dialogOnDemand<Opener extends string, Props extends Openable<Opener>>(
  openedBy: Opener,
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const code = fetchOnce(load);

  return function DialogOnDemand(props: Props) {
    const isOpen = Boolean(props[openedBy]);
    const [wasOpen, setWasOpen] = useState(isOpen);
    const [Dialog, setDialog] = useState(code.current);
    const [hasFailed, setHasFailed] = useState(false);
    if (isOpen && !wasOpen) setWasOpen(true);

    useEffect(() => {
      const show = (fetched: ComponentType<Props>) => setDialog(() => fetched);
      return whenUsed(() => {
        code.fetch().then(show, ignore);
      });
    }, []);

    useEffect(() => {
      if (!isOpen || Dialog !== undefined || hasFailed) return;
      code.fetch().then(
        (fetched) => setDialog(() => fetched),
        () => setHasFailed(true),
      );
    }, [isOpen, Dialog, hasFailed]);

    if (!wasOpen) return null;
    if (Dialog !== undefined && !hasFailed) return <Dialog {...props} />;
    return (
      <>
        {isOpen && !hasFailed && <Opening />}
        <ConfirmDialog
          open={isOpen && hasFailed}
          onOpenChange={() => {
            setHasFailed(false);
            props.onClose();
          }}
          title="This could not be loaded"
          description="The connection failed, or Muster was updated. If it does not help to try again, reload the page."
          verb="Try again"
          cancelLabel="Close"
          onConfirm={() => setHasFailed(false)}
        />
      </>
    );
  };
}

/** Shown only when it takes long enough to be noticed. */
function Opening() {
  return (
    <p role="status" className={OPENING}>
      Opening …
    </p>
  );
}

const OPENING =
  "fixed inset-x-0 bottom-6 z-40 mx-auto w-fit animate-appear rounded-md bg-text px-3 py-1.5 text-surface text-xs " +
  "shadow-float [animation-delay:300ms] [animation-fill-mode:backwards]";

function ignore() {
  // It is fetched again when the dialog opens, and that failure is shown.
}
