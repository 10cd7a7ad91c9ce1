"use client";

import dynamic from "next/dynamic";
import { CertificateAlert } from "./certificate-alert";
import { JoiningCard } from "./joining-card";
import { MethodHeader } from "./method-header";
import { ServiceProviderCard } from "./service-provider-card";
import { TestCard } from "./test-card";
import { useTestWatch } from "./use-test-watch";

// A page has one of them; the other one's form is not loaded.
const OidcCard = dynamic(async () => (await import("./oidc-card")).OidcCard);
const SamlCard = dynamic(async () => (await import("./saml-card")).SamlCard);

/** Everything about one way to sign in. */
export function MethodSettings({ methodId }: { readonly methodId: string }) {
  const watch = useTestWatch(methodId);
  const { method, setup, linkedPeople } = watch.detail;
  return (
    <div className="grid gap-6">
      <MethodHeader method={method} />
      <CertificateAlert endsAt={method.certificatesEndAt} />
      <ServiceProviderCard method={method} setup={setup} />
      {setup.protocol === "saml" ? (
        <SamlCard method={method} setup={setup} linkedPeople={linkedPeople} />
      ) : (
        <OidcCard method={method} setup={setup} linkedPeople={linkedPeople} />
      )}
      <TestCard watch={watch} />
      <JoiningCard detail={watch.detail} />
    </div>
  );
}
