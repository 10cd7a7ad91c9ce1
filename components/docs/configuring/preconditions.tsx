import { PERMISSIONS } from "@/lib/contracts/permissions";
import { PLAN_NAMES, ROLE_NAMES } from "@/lib/contracts/roles";
import { DocsSection } from "../docs-section";
import { TextLink } from "../text-link";

const { plan, roles } = PERMISSIONS["scim.enable"];
const PLAN = PLAN_NAMES[plan];
const ROLE = roles.map((role) => ROLE_NAMES[role]).join(" or ");

/** What has to be there before anything is turned on. */
export function Preconditions() {
  return (
    <DocsSection id="before" title="Before you start">
      <ul>
        <li>
          Your team is on the <strong>{PLAN}</strong> plan, and you have the role <strong>{ROLE}</strong>.
        </li>
        <li>
          <strong>Single sign-on is set up</strong> and switched on. People whom the identity provider adds sign in
          through it.
        </li>
        <li>
          <strong>One {ROLE} has a password</strong>, so that somebody can sign in while the identity provider cannot be
          reached. The SCIM card says who.
        </li>
        <li>
          The identity provider reaches this server by https. It calls from the internet, unless it runs on your own
          network.
        </li>
        <li>
          You may <TextLink href="#domains">verify your mail domains</TextLink> first. Without that, people who have an
          account already are asked before they join.
        </li>
      </ul>
    </DocsSection>
  );
}
