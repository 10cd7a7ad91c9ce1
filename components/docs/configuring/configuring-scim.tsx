import type { ContentsEntry, ProvisioningCase, Trouble } from "@/lib/contracts/scim-reference";
import { DocsPage } from "../docs-page";
import { ApiKeys } from "./api-keys";
import { CustomAttributes } from "./custom-attributes";
import { Domains, Groups, People } from "./people-and-groups";
import { Preconditions } from "./preconditions";
import { PROVIDER_ENTRIES, Providers } from "./providers";
import { Troubleshooting } from "./troubleshooting";
import { TurningOn } from "./turning-on";

export interface ConfiguringScimProps {
  readonly baseUrl: string;
  readonly people: readonly ProvisioningCase[];
  readonly groups: readonly ProvisioningCase[];
  readonly troubles: readonly Trouble[];
}

const CONTENTS: readonly ContentsEntry[] = [
  { id: "before", title: "Before you start" },
  { id: "turning-on", title: "Turn it on" },
  {
    id: "keys",
    title: "API keys",
    entries: [
      { id: "generating", title: "Generate a key" },
      { id: "regenerating", title: "Regenerate a key" },
      { id: "revoking", title: "Revoke a key" },
    ],
  },
  { id: "providers", title: "Set up your identity provider", entries: PROVIDER_ENTRIES },
  { id: "people", title: "What happens to people" },
  { id: "domains", title: "Verified domains" },
  { id: "groups", title: "Groups and roles" },
  { id: "custom-attributes", title: "Custom attributes" },
  { id: "troubleshooting", title: "Troubleshooting" },
];

/** From the first switch to the last error text. */
export function ConfiguringScim({ baseUrl, people, groups, troubles }: ConfiguringScimProps) {
  return (
    <DocsPage
      current="/docs/configuring-scim"
      title="Configuring SCIM provisioning"
      lead="Connect your identity provider, so that people join, change and leave your team by themselves."
      contents={CONTENTS}
    >
      <Preconditions />
      <TurningOn />
      <ApiKeys />
      <Providers baseUrl={baseUrl} />
      <People cases={people} />
      <Domains />
      <Groups cases={groups} />
      <CustomAttributes />
      <Troubleshooting troubles={troubles} />
    </DocsPage>
  );
}
