import { Checkbox } from "@/components/ui/checkbox";

/** "Keep me signed in", the same for every way to sign in. */
export function RememberCheckbox({ defaultChecked }: { readonly defaultChecked: boolean }) {
  return (
    <Checkbox
      name="remember"
      label="Keep me signed in"
      hint="For 30 days on this browser. Otherwise you are signed out after 30 minutes without use."
      defaultChecked={defaultChecked}
    />
  );
}
