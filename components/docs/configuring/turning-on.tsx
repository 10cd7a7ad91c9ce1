import { DocsSection } from "../docs-section";

/** The switch, and what changes with it. */
export function TurningOn() {
  return (
    <DocsSection id="turning-on" title="Turn it on">
      <ol>
        <li>
          Open <strong>Team</strong> at the upper right, then <strong>Team Settings</strong> and{" "}
          <strong>Authentication</strong>.
        </li>
        <li>
          In the card <strong>SCIM provisioning</strong> press <strong>OFF</strong>, read what changes, and press{" "}
          <strong>Turn On</strong>.
        </li>
        <li>The card shows the base URL. Nothing else happens until an identity provider calls with a key.</li>
      </ol>
      <p>
        From then on the identity provider decides who is in the team. Members that it manages can no longer leave the
        team or change their e-mail address or password by themselves. Members that it does not know stay as they are.
      </p>
      <p>
        Turning it off again stops every key at once. Keys are kept and work again when it is turned on; people and
        groups stay as they are.
      </p>
    </DocsSection>
  );
}
