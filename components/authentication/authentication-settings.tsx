import { ScimSection } from "./scim-section";
import { SsoSection } from "./sso-section";

export function AuthenticationSettings() {
  return (
    <>
      <SsoSection />
      <ScimSection />
    </>
  );
}
