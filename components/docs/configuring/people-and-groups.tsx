import { DEFAULT_ROLE, ROLE_NAMES } from "@/lib/contracts/roles";
import type { ProvisioningCase } from "@/lib/contracts/scim-reference";
import { DocsSection } from "../docs-section";
import { Code } from "../marked";
import { CasesTable } from "./cases-table";

/** What becomes of people in each case. */
export function People({ cases }: { readonly cases: readonly ProvisioningCase[] }) {
  return (
    <DocsSection id="people" title="What happens to people">
      <p>
        A SCIM user is one person’s membership in your team. <Code>userName</Code> names it and may be anything that is
        unique in the team. The primary e-mail address, else the first, else a <Code>userName</Code> that looks like an
        address, is what the person signs in with.
      </p>
      <CasesTable label="What happens to people" cases={cases} />
    </DocsSection>
  );
}

/** The rule of verified domains. */
export function Domains() {
  return (
    <DocsSection id="domains" title="Verified domains">
      <p>
        A verified domain is one that your team has shown to be its own by a record in DNS, under{" "}
        <strong>Team Settings</strong> &gt; <strong>Domains</strong>. It decides how far the identity provider may go
        with an address that ends in it:
      </p>
      <ul>
        <li>People who have an account already become members at once, without being asked first.</li>
        <li>
          The address or user name of a member may move there. To a domain that is new to them and not yours it may not.
        </li>
        <li>The address that a person signs in with follows the identity provider.</li>
      </ul>
      <p>
        Without a verified domain nobody’s account is touched: a new address simply gets a new account, somebody who has
        one is invited, and what would take over an account of another team is refused.
      </p>
    </DocsSection>
  );
}

/** Groups, and the roles that they give. */
export function Groups({ cases }: { readonly cases: readonly ProvisioningCase[] }) {
  return (
    <DocsSection id="groups" title="Groups and roles">
      <p>
        <strong>The next step after provisioning is to say what each group may do.</strong> Push the groups that stand
        for a task in your organization. Each gives its members the role {ROLE_NAMES[DEFAULT_ROLE]} until an admin sets
        its roles on <strong>Team Settings</strong> &gt; <strong>Groups</strong>. No request of an identity provider
        ever changes them.
      </p>
      <p>
        A person has the roles of all their groups and their own. Who joins a group gains its roles with the same
        request, who leaves it loses them. The SCIM attributes <Code>roles</Code> and <Code>entitlements</Code> are
        stored, but give nothing.
      </p>
      <CasesTable label="What happens to groups" cases={cases} />
    </DocsSection>
  );
}
