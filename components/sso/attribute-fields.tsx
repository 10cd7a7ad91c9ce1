import { CardBody } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { SamlForm } from "./saml-form-values";

/** Where in an assertion the person's data are. */
export function AttributeFields({ form }: { readonly form: SamlForm }) {
  const { errors } = form.formState;
  return (
    <CardBody className="grid gap-4">
      <h3 className="font-medium">What it sends about a person</h3>
      <div className="grid max-w-2xl gap-4">
        <Field label="NameID format" hint="What Muster asks for." className="max-w-sm">
          <Select {...form.register("nameIdFormat")}>
            <option value="persistent">Persistent</option>
            <option value="emailAddress">E-mail address</option>
            <option value="unspecified">Unspecified</option>
          </Select>
        </Field>
        <Field
          label="Subject attribute"
          hint="Names a person for good. Empty: the NameID."
          error={errors.attributes?.subject?.message}
          optional
        >
          <TextInput mono autoComplete="off" {...form.register("attributes.subject")} />
        </Field>
        <Field label="E-mail attribute" hint="Empty: the NameID." error={errors.attributes?.email?.message} optional>
          <TextInput mono autoComplete="off" {...form.register("attributes.email")} />
        </Field>
        <Field label="First name attribute" error={errors.attributes?.firstName?.message} optional>
          <TextInput mono autoComplete="off" {...form.register("attributes.firstName")} />
        </Field>
        <Field label="Last name attribute" error={errors.attributes?.lastName?.message} optional>
          <TextInput mono autoComplete="off" {...form.register("attributes.lastName")} />
        </Field>
      </div>
    </CardBody>
  );
}
