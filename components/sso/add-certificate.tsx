"use client";

import { useMutation } from "@tanstack/react-query";
import { type ChangeEvent, type ClipboardEvent, useRef, useState } from "react";
import { problemSentence } from "@/components/settings/problem";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { readCertificateMutation } from "@/lib/client/sso";
import type { CertificateView } from "@/lib/contracts/sso";
import { certificateText } from "./certificate-text";

export interface AddCertificateProps {
  readonly isFirst: boolean;
  /** What is wrong with the certificates that there are. */
  readonly problem: string | undefined;
  readonly onAdd: (text: string, view: CertificateView) => void;
}

/** Takes a certificate by pasting or from a file; it is read at once, and what is wrong with it is said here. */
export function AddCertificate({ isFirst, problem, onAdd }: AddCertificateProps) {
  const read = useMutation(readCertificateMutation());
  const [draft, setDraft] = useState("");
  const fileRef = useRef<HTMLInputElement>(null);

  function take(text: string) {
    if (text.trim() === "" || read.isPending) return;
    read.mutate(
      { certificate: text },
      {
        onSuccess: (view) => {
          setDraft("");
          onAdd(text.trim(), view);
        },
      },
    );
  }

  function paste(event: ClipboardEvent<HTMLTextAreaElement>) {
    if (draft !== "") return;
    event.preventDefault();
    const text = event.clipboardData.getData("text");
    setDraft(text);
    take(text);
  }

  async function takeFile({ currentTarget }: ChangeEvent<HTMLInputElement>) {
    const file = currentTarget.files?.[0];
    if (!file) return;
    const text = certificateText(new Uint8Array(await file.arrayBuffer()));
    setDraft(text);
    take(text);
    currentTarget.value = "";
  }

  return (
    <div className="grid gap-2">
      <Field
        label={isFirst ? "X.509 certificate" : "Next certificate"}
        hint={
          isFirst
            ? "What the identity provider signs with, in PEM or base64."
            : "To change certificates without a gap, add the next one before your identity provider uses it."
        }
        error={read.error ? problemSentence(read.error) : problem}
        required={isFirst}
        optional={!isFirst}
      >
        <TextArea
          mono
          rows={3}
          spellCheck={false}
          autoComplete="off"
          placeholder="-----BEGIN CERTIFICATE-----"
          value={draft}
          onChange={({ target }) => {
            setDraft(target.value);
            if (read.isError) read.reset();
          }}
          onPaste={paste}
          onBlur={() => take(draft)}
        />
      </Field>
      <div>
        <Button size="sm" pending={read.isPending} onClick={() => fileRef.current?.click()}>
          Choose a file
        </Button>
        <input
          ref={fileRef}
          type="file"
          accept=".pem,.crt,.cer,.cert,.der,.txt"
          aria-label="Certificate file"
          tabIndex={-1}
          className="sr-only"
          onChange={takeFile}
        />
      </div>
    </div>
  );
}
