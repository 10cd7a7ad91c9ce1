"use client";

import { useMutation } from "@tanstack/react-query";
import { Upload } from "lucide-react";
import { useRef } from "react";
import { Problem } from "@/components/settings/problem";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { readIdpMetadataMutation } from "@/lib/client/sso";
import { type CertificateView, type IdpMetadata, METADATA_BYTES_MAX } from "@/lib/contracts/sso";
import type { SamlForm } from "./saml-form-values";

export interface MetadataUploadProps {
  readonly form: SamlForm;
  /** Called with each certificate. */
  readonly onRead: (text: string, view: CertificateView) => void;
}

/** Fills the form from the metadata of the identity provider; nothing is saved by it. */
export function MetadataUpload({ form, onRead }: MetadataUploadProps) {
  const read = useMutation(readIdpMetadataMutation());
  const { isDirty } = form.formState;
  const inputRef = useRef<HTMLInputElement>(null);

  async function take(file: File | undefined) {
    if (!file) return;
    // A file that is too large is not sent: its beginning is refused all the same.
    const xml = await file.slice(0, METADATA_BYTES_MAX + 1).text();
    read.mutate({ xml }, { onSuccess: fillIn });
  }

  function fillIn(metadata: IdpMetadata) {
    for (const { text, view } of metadata.certificates) onRead(text, view);
    fill(form, metadata);
  }

  return (
    <div className="grid max-w-md justify-items-end gap-2">
      <Button pending={read.isPending} onClick={() => inputRef.current?.click()}>
        <Upload aria-hidden />
        Upload metadata XML
      </Button>
      <input
        ref={inputRef}
        type="file"
        accept=".xml,text/xml,application/xml,application/samlmetadata+xml"
        aria-label="Metadata XML"
        tabIndex={-1}
        className="sr-only"
        onChange={({ currentTarget }) => {
          void take(currentTarget.files?.[0]);
          // The same file can be chosen again after it was put right.
          currentTarget.value = "";
        }}
      />
      <Problem error={read.error} />
      {read.data && isDirty && (
        <Alert tone="success" announce title="The form is filled. Look it over and save.">
          {read.data.notes.length > 0 && read.data.notes.join(" ")}
        </Alert>
      )}
    </div>
  );
}

function fill(form: SamlForm, metadata: IdpMetadata) {
  const options = { shouldDirty: true, shouldValidate: true };
  form.setValue("ssoUrl", metadata.ssoUrl, options);
  form.setValue("idpIssuer", metadata.idpIssuer, options);
  form.setValue(
    "certificates",
    metadata.certificates.map(({ text }) => text),
    options,
  );
  form.setValue("signRequests", metadata.signRequests, options);
  form.setValue("logoutUrl", metadata.logoutUrl, options);
  if (metadata.nameIdFormat !== null) form.setValue("nameIdFormat", metadata.nameIdFormat, options);
}
