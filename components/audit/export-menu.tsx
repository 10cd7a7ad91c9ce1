"use client";

import { ChevronDown, Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuLabel, MenuLink, MenuTrigger } from "@/components/ui/menu";
import { auditExportUrl } from "@/lib/client/audit";
import { AUDIT_FORMATS, type AuditAddress, type AuditFormat } from "@/lib/contracts/audit";

/** Downloads of everything that the filters let through, not of this page alone. */
export function ExportMenu({ place }: { readonly place: AuditAddress }) {
  return (
    <Menu>
      <MenuTrigger>
        <Button>
          <Download aria-hidden /> Export <ChevronDown aria-hidden />
        </Button>
      </MenuTrigger>
      <MenuContent>
        <MenuLabel>All events that fit the filters</MenuLabel>
        {AUDIT_FORMATS.map((format) => (
          <MenuLink key={format}>
            <a href={auditExportUrl(place, format)} download>
              {FORMAT_NAMES[format]}
            </a>
          </MenuLink>
        ))}
      </MenuContent>
    </Menu>
  );
}

const FORMAT_NAMES: Readonly<Record<AuditFormat, string>> = {
  csv: "CSV, for spreadsheets",
  json: "JSON, for programs",
};
