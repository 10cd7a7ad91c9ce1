"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useForm, useWatch } from "react-hook-form";
import { fieldProblem, problemElsewhere } from "@/components/settings/field-problem";
import { Problem } from "@/components/settings/problem";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { confirmToast } from "@/components/ui/toaster";
import { setUpOidcMutation } from "@/lib/client/sso";
import { useDecision } from "@/lib/client/team";
import { type OidcDetail, type SsoMethodView, setUpOidc } from "@/lib/contracts/sso";
import { ClientSecretField } from "./client-secret-field";
import { IssuerField } from "./issuer-field";
import { oidcValues } from "./oidc-form";
import { ScopesField } from "./scopes-field";
import { UnlinkWarning } from "./unlink-warning";

export interface OidcCardProps {
  readonly method: SsoMethodView;
  readonly setup: OidcDetail;
  readonly linkedPeople: number;
}

/** Not what was typed: the secret is gone, and certificates are as the server writes them. */
const AS_SAVED = { keepDirtyValues: false };
const FIELDS = ["name", "issuer", "clientId", "clientSecret"];

/** Who the OpenID provider is; it is asked at once. */
export function OidcCard({ method, setup, linkedPeople }: OidcCardProps) {
  const save = useMutation(setUpOidcMutation());
  const mayManage = useDecision("sso.manage").allowed;
  const values = oidcValues(method, setup);
  const form = useForm({
    resolver: zodResolver(setUpOidc.input),
    defaultValues: values,
    values,
    resetOptions: { keepDirtyValues: true },
  });
  const { errors, isDirty } = form.formState;
  const [issuer, clientId, subjectClaim] = useWatch({
    control: form.control,
    name: ["issuer", "clientId", "subjectClaim"],
  });
  const { settings } = setup;
  const isSameClient = settings?.issuer === issuer && settings.clientId === clientId;
  const submit = form.handleSubmit((input) =>
    save.mutate(input, {
      onSuccess: (saved) => {
        if (saved.setup.protocol === "oidc") form.reset(oidcValues(saved.method, saved.setup), AS_SAVED);
        save.reset();
        confirmToast("The identity provider details are saved.");
      },
    }),
  );

  return (
    <Card labelledBy="identity-provider">
      <CardHeader
        title="Identity provider details"
        titleId="identity-provider"
        description="What your identity provider shows once Muster is registered there."
      />
      <form onSubmit={submit} noValidate aria-labelledby="identity-provider">
        <fieldset disabled={!mayManage} className="grid">
          <CardBody className="grid gap-4">
            <Field
              label="Name"
              hint="People see it when they sign in."
              error={errors.name?.message ?? fieldProblem(save.error, "name")}
              required
              className="max-w-sm"
            >
              <TextInput autoComplete="off" maxLength={64} {...form.register("name")} />
            </Field>
            <IssuerField form={form} provider={method.provider} error={fieldProblem(save.error, "issuer")} />
            <Field
              label="Client ID"
              error={errors.clientId?.message ?? fieldProblem(save.error, "clientId")}
              required
              className="max-w-2xl"
            >
              <TextInput mono autoComplete="off" {...form.register("clientId")} />
            </Field>
            <ClientSecretField
              registration={form.register("clientSecret")}
              isStored={setup.hasClientSecret && isSameClient}
              error={errors.clientSecret?.message ?? fieldProblem(save.error, "clientSecret")}
            />
          </CardBody>
          <CardBody className="grid gap-4">
            <h3 className="font-medium">What it sends about a person</h3>
            <Field
              label="Subject claim"
              hint="Names a person for good: sub, or for Microsoft Entra ID oid."
              error={errors.subjectClaim?.message}
              required
              className="max-w-sm"
            >
              <TextInput mono autoComplete="off" {...form.register("subjectClaim")} />
            </Field>
            <ScopesField form={form} />
            <Checkbox
              label="Take only e-mail addresses that the provider calls verified"
              hint="Microsoft Entra ID does not say so unless it is told to. Without this, every address in a domain that the team has verified counts."
              className="max-w-2xl"
              {...form.register("requireVerifiedEmail")}
            />
          </CardBody>
        </fieldset>
        {mayManage && (
          <CardBody className="grid gap-3">
            <UnlinkWarning
              unlinks={settings !== null && (settings.issuer !== issuer || settings.subjectClaim !== subjectClaim)}
              linkedPeople={linkedPeople}
            />
            <Problem error={problemElsewhere(save.error, FIELDS)} />
            <div>
              <Button type="submit" variant="primary" pending={save.isPending} disabled={method.isSetUp && !isDirty}>
                Save
              </Button>
            </div>
          </CardBody>
        )}
      </form>
    </Card>
  );
}
