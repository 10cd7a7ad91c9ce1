import { isIP } from "node:net";
import { type Environment, env } from "@/lib/env";
import { type HeaderSource, headerValue } from "./header-source";

/** In which the front door hands on the address of the socket; it drops what came from outside under this name. */
export const REMOTE_ADDRESS_HEADER = "x-muster-remote-address";

const FRONT_DOOR = Symbol.for("muster.frontDoor");

/** Called by the front door: from now on the header is its word. Without it a client could write what it likes there. */
export function trustRemoteAddressHeader(): void {
  Reflect.set(globalThis, FRONT_DOOR, true);
}

/** Who sent the request; with TRUST_PROXY whom the nearest proxy names. null where nobody told. */
export function requestIp(
  headers: HeaderSource,
  { trustProxy }: Pick<Environment, "trustProxy"> = env(),
): string | null {
  const forwarded = trustProxy ? headerValue(headers, "x-forwarded-for")?.split(",").at(-1) : undefined;
  const told = Reflect.get(globalThis, FRONT_DOOR) === true ? headerValue(headers, REMOTE_ADDRESS_HEADER) : undefined;
  return addressIn(forwarded) ?? addressIn(told) ?? null;
}

/** Without a port and brackets; an IPv4 address that came over an IPv6 socket in its own form. */
function addressIn(text: string | undefined): string | undefined {
  const trimmed = text?.trim() ?? "";
  const bare = /^\[([^\]]+)\]/.exec(trimmed)?.[1] ?? /^([\d.]+):\d+$/.exec(trimmed)?.[1] ?? trimmed;
  const address = bare.replace(/^::ffff:(?=[\d.]+$)/i, "");
  return isIP(address) === 0 ? undefined : address;
}
