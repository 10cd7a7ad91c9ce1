import { serverLimits } from "@/lib/http/server-limits";
import type { DescribedServer } from "../described-server";

/** A server with limits of its own, so that a number that is only written down is found out. */
export const describedHere: DescribedServer = {
  baseUrl: "https://muster.example/scim/v2",
  limits: {
    ...serverLimits({
      scimBodyBytesMax: 300_000,
      scimPageSizeMax: 170,
      scimBulkBytesMax: 700_000,
      scimBulkOperationsMax: 90,
    }),
    cursorTimeoutS: 1260,
  },
};
