"use client";

import { useWatch } from "react-hook-form";
import { fieldProblem } from "@/components/settings/field-problem";
import { FieldError } from "@/components/ui/field";
import type { CertificateView } from "@/lib/contracts/sso";
import { AddCertificate } from "./add-certificate";
import { CertificateFacts } from "./certificate-facts";
import type { SamlForm } from "./saml-form-values";

export interface CertificateFieldsProps {
  readonly form: SamlForm;
  /** What certificates say, by their text. */
  readonly views: ReadonlyMap<string, CertificateView>;
  readonly onRead: (text: string, view: CertificateView) => void;
  /** Of the last attempt to save. */
  readonly error: Error | null;
}

const CERTIFICATES_MAX = 2;

/** The certificates that the identity provider signs with: one, or two while they are rotated. */
export function CertificateFields({ form, views, onRead, error }: CertificateFieldsProps) {
  const texts = useWatch({ control: form.control, name: "certificates" });
  const { errors } = form.formState;
  const problem =
    errors.certificates?.message ?? errors.certificates?.[0]?.message ?? fieldProblem(error, "certificates");

  function change(next: readonly string[]) {
    form.setValue("certificates", [...next], { shouldDirty: true, shouldValidate: form.formState.isSubmitted });
  }

  function add(text: string, view: CertificateView) {
    onRead(text, view);
    if (!texts.some((other) => views.get(other)?.fingerprint === view.fingerprint)) change([...texts, text]);
  }

  return (
    <section aria-label="Certificates" className="grid max-w-2xl gap-3">
      {texts.map((text, index) => (
        <CertificateFacts
          key={text}
          title={texts.length === 1 ? "X.509 certificate" : `X.509 certificate ${index + 1}`}
          view={views.get(text)}
          onRemove={() => change(texts.filter((other) => other !== text))}
        />
      ))}
      {texts.length < CERTIFICATES_MAX ? (
        <AddCertificate isFirst={texts.length === 0} problem={problem} onAdd={add} />
      ) : (
        problem !== undefined && <FieldError id="certificates-error">{problem}</FieldError>
      )}
    </section>
  );
}
