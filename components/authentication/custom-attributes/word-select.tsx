import type { ComponentProps } from "react";
import { Select } from "@/components/ui/select";

export interface WordSelectProps<Value extends string> extends Omit<ComponentProps<"select">, "children"> {
  readonly words: Readonly<Record<Value, string>>;
  /** What can be chosen, in this order. */
  readonly values: readonly Value[];
}

/** A select over the values of a characteristic, in words. */
export function WordSelect<Value extends string>({ words, values, ...rest }: WordSelectProps<Value>) {
  return (
    <Select {...rest}>
      {values.map((value) => (
        <option key={value} value={value}>
          {words[value]}
        </option>
      ))}
    </Select>
  );
}
