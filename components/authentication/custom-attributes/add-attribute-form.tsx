"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm, useWatch } from "react-hook-form";
import { fieldProblem, problemElsewhere } from "@/components/settings/field-problem";
import { Problem } from "@/components/settings/problem";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { DialogBody, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { confirmToast } from "@/components/ui/toaster";
import {
  ATTRIBUTE_TYPES,
  addScimAttribute,
  declaredAttribute,
  MUTABILITIES,
  RETURNED,
  type ScimSchemaView,
  UNIQUE_TYPES,
  UNIQUENESS,
} from "@/lib/contracts/scim-schemas";
import { MUTABILITY_WORDS, REQUIRED_HINT, RETURNED_WORDS, TYPE_WORDS, UNIQUENESS_WORDS } from "./attribute-words";
import type { EndpointMutation } from "./endpoint-mutation";
import { WordSelect } from "./word-select";

export interface AddAttributeFormProps {
  readonly add: EndpointMutation<typeof addScimAttribute>;
  readonly schema: ScimSchemaView;
  readonly onDone: () => void;
}

/** Offers only what goes together: what is written only is never returned, and only some types can be unique. */
export function AddAttributeForm({ add, schema, onDone }: AddAttributeFormProps) {
  const form = useForm({
    resolver: zodResolver(addScimAttribute.input),
    defaultValues: { ...declaredAttribute.parse({ name: "badge" }), name: "", urn: schema.urn },
  });
  const [type, multiValued, mutability] = useWatch({
    control: form.control,
    name: ["type", "multiValued", "mutability"],
  });
  const { errors } = form.formState;
  const canBeUnique = UNIQUE_TYPES.some((each) => each === type) && !multiValued;
  const holders = schema.resourceType === "User" ? "people" : "groups";

  function settle() {
    const values = form.getValues();
    if (values.mutability === "writeOnly") form.setValue("returned", "never");
    const isUnique = values.uniqueness === "server" && values.returned !== "never";
    const fits = UNIQUE_TYPES.some((each) => each === values.type) && values.multiValued !== true;
    if (!isUnique || !fits) form.setValue("uniqueness", "none");
    if (values.type !== "string") form.setValue("caseExact", false);
  }

  const submit = form.handleSubmit((input) =>
    add.mutate(input, {
      onSuccess: () => {
        onDone();
        confirmToast(`${input.name} is added.`);
      },
    }),
  );

  return (
    <form onSubmit={submit} noValidate>
      <DialogBody>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label="Name"
            hint="As the identity provider sends it, such as “badgeNumber”."
            error={errors.name?.message ?? fieldProblem(add.error, "name")}
            required
            className="content-start"
          >
            <TextInput
              data-autofocus
              mono
              autoComplete="off"
              spellCheck={false}
              maxLength={64}
              {...form.register("name", { onChange: () => add.isError && add.reset() })}
            />
          </Field>
          <Field label="Type" error={errors.type?.message} className="content-start">
            <WordSelect words={TYPE_WORDS} values={ATTRIBUTE_TYPES} {...form.register("type", { onChange: settle })} />
          </Field>
          <Field label="Description" error={errors.description?.message} optional className="sm:col-span-2">
            <TextInput autoComplete="off" maxLength={256} {...form.register("description")} />
          </Field>
          <Field label="Can be changed" error={errors.mutability?.message} className="content-start">
            <WordSelect
              words={MUTABILITY_WORDS}
              values={MUTABILITIES}
              {...form.register("mutability", { onChange: settle })}
            />
          </Field>
          <Field label="Is returned" error={errors.returned?.message} className="content-start">
            <WordSelect
              words={RETURNED_WORDS}
              values={mutability === "writeOnly" ? ["never"] : RETURNED}
              {...form.register("returned", { onChange: settle })}
            />
          </Field>
          <Field label={`Two ${holders}`} error={errors.uniqueness?.message} className="sm:col-span-2">
            <WordSelect
              words={UNIQUENESS_WORDS}
              values={canBeUnique ? UNIQUENESS : ["none"]}
              {...form.register("uniqueness")}
            />
          </Field>
        </div>
        <Checkbox
          label="Required"
          hint={REQUIRED_HINT}
          error={errors.required?.message}
          {...form.register("required")}
        />
        <Checkbox
          label="Several values"
          hint="A list, such as skills."
          {...form.register("multiValued", { onChange: settle })}
        />
        {type === "string" && (
          <Checkbox
            label="Upper and lower case differ"
            hint="In filters and where values must be different."
            {...form.register("caseExact")}
          />
        )}
        <p className="text-muted text-xs">
          Name, type, several values, case and uniqueness cannot be changed later, because values are stored by them:
          the attribute would have to be removed and added anew.
        </p>
        <Problem error={problemElsewhere(add.error, ["name"])} />
      </DialogBody>
      <DialogFooter>
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" pending={add.isPending}>
          Add attribute
        </Button>
      </DialogFooter>
    </form>
  );
}
