import { sql } from "drizzle-orm";
import { z } from "zod";
import { rows } from "@/db/rows";
import type { Services } from "@/lib/services";
import type { SamlSubject } from "@/lib/sessions/start-session";
import { findMethod } from "../find-method";
import type { Assertion } from "./read-assertion";
import { type ServiceProvider, samlClient, serviceProvider } from "./saml-client";

/** SAML 2.0 Profiles 4.4.3: by way of a browser, both sides sign what they say of a logout. */
const SIGNED = { signs: true } as const;

/** As `sessions.saml_subject` holds it. */
const storedSubject = z.object({
  nameId: z.string(),
  format: z.string().optional(),
  nameQualifier: z.string().optional(),
  spNameQualifier: z.string().optional(),
  sessionIndex: z.string().optional(),
});

/** What a session keeps of an assertion; undefined when the provider has no single logout, or named nobody. */
export function samlSubject(
  { settings }: ServiceProvider,
  { nameId, sessionIndex }: Assertion,
): SamlSubject | undefined {
  if (settings.logoutUrl === "" || nameId === null) return undefined;
  const { value, format, nameQualifier, spNameQualifier } = nameId;
  return {
    nameId: value,
    ...(format !== "" && { format }),
    ...(nameQualifier !== null && { nameQualifier }),
    ...(spNameQualifier !== null && { spNameQualifier }),
    ...(sessionIndex !== null && { sessionIndex }),
  };
}

/**
 * Where a session is ended at the SAML provider that vouched for it; undefined for other sessions, and when the provider
 * has no single logout (any more).
 */
export async function sessionLogoutUrl(
  { db }: Services,
  sessionId: string,
  origin: string,
): Promise<string | undefined> {
  const [session] = await rows<{ method_id: string; subject: unknown }>(
    db,
    sql`select sso_method_id as method_id, saml_subject as subject from sessions
      where id = ${sessionId} and sso_method_id is not null and saml_subject is not null`,
  );
  const subject = storedSubject.safeParse(session?.subject);
  const method = session && subject.success ? await findMethod(db, session.method_id) : undefined;
  if (!subject.success || method?.protocol !== "saml" || method.config?.settings?.logoutUrl === "") return undefined;
  if (method.config === null || method.config.settings === null) return undefined;
  const { nameId, format, nameQualifier, spNameQualifier, sessionIndex } = subject.data;
  return samlClient(await serviceProvider(method, origin), SIGNED).getLogoutUrlAsync(
    {
      issuer: method.config.settings.idpIssuer,
      nameID: nameId,
      nameIDFormat: format ?? "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
      ...(nameQualifier !== undefined && { nameQualifier }),
      ...(spNameQualifier !== undefined && { spNameQualifier }),
      ...(sessionIndex !== undefined && { sessionIndex }),
    },
    "",
    {},
  );
}

/** Where a provider is told that what it wished is done; undefined when it does not say where. */
export async function logoutResponseUrl(
  sp: ServiceProvider,
  requestId: string,
  relayState: string,
): Promise<string | undefined> {
  if (sp.settings.logoutUrl === "") return undefined;
  const { idpIssuer: issuer } = sp.settings;
  const answered = { issuer, nameID: "", nameIDFormat: "", ID: requestId };
  return samlClient(sp, SIGNED).getLogoutResponseUrlAsync(answered, relayState, {}, true);
}
