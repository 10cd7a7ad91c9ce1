"use client";

import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { CopyButton } from "@/components/ui/copy-button";
import { Cell, DataTable, HeaderCell, TableBody, TableHead, TableRow } from "@/components/ui/data-table";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { DeclaredAttribute, ScimSchemaView } from "@/lib/contracts/scim-schemas";
import { traitTexts, typeText } from "./attribute-words";

export interface AttributesTableProps {
  readonly schema: ScimSchemaView;
  readonly mayManage: boolean;
  readonly onEdit: (attribute: DeclaredAttribute) => void;
  readonly onRemove: (attribute: DeclaredAttribute) => void;
}

/** The attributes of a schema; nothing while it has none. */
export function AttributesTable({ schema, mayManage, onEdit, onRemove }: AttributesTableProps) {
  const { urn, name: schemaName, attributes } = schema;
  if (attributes.length === 0) return null;
  return (
    <DataTable label={`Attributes of ${schemaName}`}>
      <TableHead>
        <HeaderCell>Attribute</HeaderCell>
        <HeaderCell className="max-sm:hidden">Type</HeaderCell>
        <HeaderCell>Path to map to</HeaderCell>
        {mayManage && (
          <HeaderCell className="relative">
            <VisuallyHidden>Actions</VisuallyHidden>
          </HeaderCell>
        )}
      </TableHead>
      <TableBody>
        {attributes.map((attribute) => (
          <TableRow key={attribute.name}>
            <Cell className="sm:min-w-44">
              <AttributeFacts attribute={attribute} />
            </Cell>
            <Cell className="whitespace-nowrap font-mono text-xs max-sm:hidden">{typeText(attribute)}</Cell>
            {/* What is for screen readers only must not stick out of the box that scrolls. */}
            <Cell className="relative">
              <CopyButton size="sm" value={`${urn}:${attribute.name}`} subject={`path of ${attribute.name}`} />
            </Cell>
            {mayManage && (
              <Cell align="end">
                <AttributeMenu attribute={attribute} onEdit={onEdit} onRemove={onRemove} />
              </Cell>
            )}
          </TableRow>
        ))}
      </TableBody>
    </DataTable>
  );
}

function AttributeFacts({ attribute }: { readonly attribute: DeclaredAttribute }) {
  const traits = traitTexts(attribute);
  return (
    <div className="grid gap-0.5 py-1">
      <code className="wrap-anywhere font-mono text-[0.8125rem]">{attribute.name}</code>
      {attribute.description !== "" && <p className="wrap-anywhere text-muted text-xs">{attribute.description}</p>}
      <p className="font-mono text-muted text-xs sm:hidden">{typeText(attribute)}</p>
      {traits.length > 0 && <p className="text-muted text-xs">{traits.join(" · ")}</p>}
    </div>
  );
}

interface AttributeMenuProps extends Pick<AttributesTableProps, "onEdit" | "onRemove"> {
  readonly attribute: DeclaredAttribute;
}

function AttributeMenu({ attribute, onEdit, onRemove }: AttributeMenuProps) {
  return (
    <Menu>
      <MenuTrigger>
        <IconButton label={`Actions for ${attribute.name}`}>
          <Ellipsis aria-hidden />
        </IconButton>
      </MenuTrigger>
      <MenuContent>
        <MenuItem icon={<Pencil aria-hidden />} onSelect={() => onEdit(attribute)}>
          Edit
        </MenuItem>
        <MenuItem icon={<Trash2 aria-hidden />} tone="danger" onSelect={() => onRemove(attribute)}>
          Remove
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
