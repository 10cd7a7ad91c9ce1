import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CopyField } from "@/components/ui/copy-field";
import type { OidcDetail, SamlDetail, SsoMethodDetail, SsoMethodView } from "@/lib/contracts/sso";
import { providerName } from "@/lib/contracts/sso-providers";
import { presetOf } from "./provider-presets";

export interface ServiceProviderCardProps {
  readonly method: SsoMethodView;
  readonly setup: SsoMethodDetail["setup"];
}

/** What to enter at the identity provider, in the words of its own screens. */
export function ServiceProviderCard({ method, setup }: ServiceProviderCardProps) {
  return (
    <Card labelledBy="service-provider">
      <CardHeader
        title="Service provider details"
        titleId="service-provider"
        description={`Enter these at ${providerName(method.provider)}. The names are the ones on its screens.`}
        aside={
          setup.protocol === "saml" && (
            <Button asChild>
              <a href={setup.serviceProvider.metadataUrl} download={`muster-${method.id}.xml`}>
                <Download aria-hidden />
                Download metadata
              </a>
            </Button>
          )
        }
      />
      <CardBody className="grid gap-4">
        {setup.protocol === "saml" ? (
          <SamlAddresses provider={method.provider} setup={setup} />
        ) : (
          <OidcAddresses provider={method.provider} setup={setup} />
        )}
      </CardBody>
    </Card>
  );
}

function SamlAddresses({ provider, setup }: { readonly provider: string; readonly setup: SamlDetail }) {
  const { saml } = presetOf(provider);
  const { entityId, acsUrl, loginUrl, logoutUrl, relayState } = setup.serviceProvider;
  return (
    <>
      <CopyField label={saml.entityId} value={entityId} />
      <CopyField label={saml.acsUrl} value={acsUrl} />
      <CopyField label={saml.loginUrl} value={loginUrl} />
      {setup.settings !== null && setup.settings.logoutUrl !== "" && (
        <CopyField
          label={saml.logoutUrl}
          value={logoutUrl}
          hint="Where signing out at the identity provider also ends the session in Muster. It has to sign that."
        />
      )}
      {setup.settings?.allowIdpInitiated === true && (
        <CopyField
          label={saml.relayState}
          value={relayState}
          hint="Sign-ins that start at the identity provider are accepted only with this value."
        />
      )}
    </>
  );
}

function OidcAddresses({ provider, setup }: { readonly provider: string; readonly setup: OidcDetail }) {
  const { oidc } = presetOf(provider);
  const { redirectUri, loginUrl } = setup.serviceProvider;
  return (
    <>
      <CopyField label={oidc.redirectUri} value={redirectUri} />
      <CopyField label={oidc.loginUrl} value={loginUrl} />
    </>
  );
}
