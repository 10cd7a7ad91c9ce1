"use client";

import { createContext, useContext } from "react";

/** What a field gives to the control inside of it. */
export interface FieldControl {
  readonly id: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: true;
  readonly required?: true;
}

export const FieldControlContext = createContext<FieldControl | undefined>(undefined);

/** The attributes of the field around a control; nothing outside of a field. */
export function useFieldControl(): Partial<FieldControl> {
  return useContext(FieldControlContext) ?? {};
}
