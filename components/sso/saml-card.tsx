"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { problemElsewhere } from "@/components/settings/field-problem";
import { Problem } from "@/components/settings/problem";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { confirmToast } from "@/components/ui/toaster";
import { setUpSamlMutation } from "@/lib/client/sso";
import { useDecision } from "@/lib/client/team";
import { type CertificateView, type SamlDetail, type SsoMethodView, setUpSaml } from "@/lib/contracts/sso";
import { AdvancedSaml } from "./advanced-saml";
import { AttributeFields } from "./attribute-fields";
import { CertificateFields } from "./certificate-fields";
import { MetadataUpload } from "./metadata-upload";
import { SamlFields } from "./saml-fields";
import { type SamlForm, samlValues } from "./saml-form-values";
import { UnlinkWarning } from "./unlink-warning";

export interface SamlCardProps {
  readonly method: SsoMethodView;
  readonly setup: SamlDetail;
  readonly linkedPeople: number;
}

/** Not as it was typed: the server writes certificates in one form. */
const AS_SAVED = { keepDirtyValues: false };
const FIELDS = ["name", "ssoUrl", "idpIssuer", "certificates", "logoutUrl"];

/** Who the SAML identity provider is: from its metadata, or by hand. */
export function SamlCard({ method, setup, linkedPeople }: SamlCardProps) {
  const save = useMutation(setUpSamlMutation());
  const mayManage = useDecision("sso.manage").allowed;
  const values = samlValues(method, setup);
  // What comes anew from the server fills the form; what is being typed stays.
  const form = useForm({
    resolver: zodResolver(setUpSaml.input),
    defaultValues: values,
    values,
    resetOptions: { keepDirtyValues: true },
  });
  const [readHere, setReadHere] = useState<CertificateViews>(new Map());
  const views = new Map([...storedCertificates(setup), ...readHere]);
  const unlinks = useUnlinks(form, setup);
  const remember = (text: string, view: CertificateView) => setReadHere((known) => new Map([...known, [text, view]]));
  const submit = form.handleSubmit((input) =>
    save.mutate(input, {
      onSuccess: (saved) => {
        if (saved.setup.protocol === "saml") form.reset(samlValues(saved.method, saved.setup), AS_SAVED);
        confirmToast("The identity provider details are saved.");
      },
    }),
  );

  return (
    <Card labelledBy="identity-provider">
      <CardHeader
        title="Identity provider details"
        titleId="identity-provider"
        description="Upload the metadata of your identity provider, or enter what it shows."
        aside={mayManage && <MetadataUpload form={form} onRead={remember} />}
      />
      <form onSubmit={submit} noValidate aria-labelledby="identity-provider">
        <fieldset disabled={!mayManage} className="grid">
          <CardBody className="grid gap-4">
            <SamlFields form={form} error={save.error} />
            <CertificateFields form={form} views={views} onRead={remember} error={save.error} />
          </CardBody>
          <AttributeFields form={form} />
          <AdvancedSaml form={form} setup={setup} error={save.error} />
        </fieldset>
        {mayManage && (
          <CardBody className="grid gap-3">
            <UnlinkWarning unlinks={unlinks} linkedPeople={linkedPeople} />
            <Problem error={problemElsewhere(save.error, FIELDS)} />
            <div>
              <Button
                type="submit"
                variant="primary"
                pending={save.isPending}
                disabled={method.isSetUp && !form.formState.isDirty}
              >
                Save
              </Button>
            </div>
          </CardBody>
        )}
      </form>
    </Card>
  );
}

type CertificateViews = ReadonlyMap<string, CertificateView>;

function storedCertificates({ settings, certificates }: SamlDetail): CertificateViews {
  return new Map(
    certificates.flatMap((view, index) => {
      const text = settings?.certificates[index];
      return text === undefined ? [] : [[text, view] as const];
    }),
  );
}

/** As the server decides it when it is saved. */
function useUnlinks({ control }: SamlForm, { settings }: SamlDetail): boolean {
  const [idpIssuer, nameIdFormat, attributes] = useWatch({
    control,
    name: ["idpIssuer", "nameIdFormat", "attributes"],
  });
  if (settings === null) return false;
  const subject = attributes?.subject ?? "";
  return (
    settings.idpIssuer !== idpIssuer ||
    settings.attributes.subject !== subject ||
    (subject === "" && settings.nameIdFormat !== nameIdFormat)
  );
}
