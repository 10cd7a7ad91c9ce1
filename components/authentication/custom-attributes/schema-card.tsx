"use client";

import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useId, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader, CardRow } from "@/components/ui/card";
import { CopyField } from "@/components/ui/copy-field";
import { dialogOnDemand } from "@/components/ui/dialog-on-demand";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";
import type { DeclaredAttribute, ScimSchemaView } from "@/lib/contracts/scim-schemas";
import { AttributesTable } from "./attributes-table";

const AddAttributeDialog = dialogOnDemand(
  "open",
  async () => (await import("./add-attribute-dialog")).AddAttributeDialog,
);
const EditSchemaDialog = dialogOnDemand("open", async () => (await import("./edit-schema-dialog")).EditSchemaDialog);
const EditAttributeDialog = dialogOnDemand(
  "attribute",
  async () => (await import("./edit-attribute-dialog")).EditAttributeDialog,
);
const RemoveAttributeDialog = dialogOnDemand(
  "attribute",
  async () => (await import("./remove-attribute-dialog")).RemoveAttributeDialog,
);

export interface SchemaCardProps {
  readonly schema: ScimSchemaView;
  readonly mayManage: boolean;
  readonly onRemove: () => void;
}

type Asking =
  | { readonly about: "add" | "edit" }
  | { readonly about: "editAttribute" | "removeAttribute"; readonly attribute: DeclaredAttribute };

/** One schema with its attributes and the dialogs that change them. */
export function SchemaCard({ schema, mayManage, onRemove }: SchemaCardProps) {
  const titleId = useId();
  const [asking, setAsking] = useState<Asking>();
  const close = () => setAsking(undefined);
  const { urn, name, description, resourceType, attributes } = schema;
  return (
    <Card labelledBy={titleId}>
      <CardHeader
        title={name}
        titleId={titleId}
        description={description === "" ? undefined : description}
        aside={
          <>
            <Badge>{resourceType === "User" ? "For people" : "For groups"}</Badge>
            {mayManage && <Button onClick={() => setAsking({ about: "add" })}>Add attribute</Button>}
            {mayManage && <SchemaMenu name={name} onEdit={() => setAsking({ about: "edit" })} onRemove={onRemove} />}
          </>
        }
      />
      <CardRow label="URN">
        <CopyField label={`URN of ${name}`} hideLabel value={urn} />
      </CardRow>
      <AttributesTable
        schema={schema}
        mayManage={mayManage}
        onEdit={(attribute) => setAsking({ about: "editAttribute", attribute })}
        onRemove={(attribute) => setAsking({ about: "removeAttribute", attribute })}
      />
      {attributes.length === 0 && (
        <p className="border-border border-t px-4 py-6 text-center text-muted">
          No attribute yet. Add one, and your identity provider can send it.
        </p>
      )}
      <AddAttributeDialog open={asking?.about === "add"} onClose={close} schema={schema} />
      <EditSchemaDialog open={asking?.about === "edit"} onClose={close} schema={schema} />
      <EditAttributeDialog
        attribute={asking?.about === "editAttribute" ? asking.attribute : undefined}
        onClose={close}
        schema={schema}
      />
      <RemoveAttributeDialog
        attribute={asking?.about === "removeAttribute" ? asking.attribute : undefined}
        onClose={close}
        schema={schema}
      />
    </Card>
  );
}

interface SchemaMenuProps {
  readonly name: string;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function SchemaMenu({ name, onEdit, onRemove }: SchemaMenuProps) {
  return (
    <Menu>
      <MenuTrigger>
        <IconButton label={`Actions for ${name}`}>
          <Ellipsis aria-hidden />
        </IconButton>
      </MenuTrigger>
      <MenuContent>
        <MenuItem icon={<Pencil aria-hidden />} onSelect={onEdit}>
          Edit
        </MenuItem>
        <MenuItem icon={<Trash2 aria-hidden />} tone="danger" onSelect={onRemove}>
          Remove
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
