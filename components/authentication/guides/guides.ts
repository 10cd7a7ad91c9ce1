import { entra } from "./entra";
import { google } from "./google";
import type { Guide } from "./guide";
import { jumpcloud } from "./jumpcloud";
import { okta } from "./okta";
import { onelogin } from "./onelogin";
import { other } from "./other";
import { ping } from "./ping";

/** In the order of the chips. */
export const guides: readonly Guide[] = [okta, entra, onelogin, jumpcloud, ping, google, other];
