import { isJsonObject, type JsonObject } from "@/scim";

interface Move {
  readonly from: string;
  readonly to: string;
  /** Whether the userName stays although it is the former address: somebody else has the new one. */
  readonly keepsUserName: boolean;
}

/** The document of a person who signs in with another address: wherever the former one stands in it, the new one does. */
export function movedDocument(document: JsonObject, { from, to, keepsUserName }: Move): JsonObject {
  const isFormer = (value: unknown) => typeof value === "string" && value.toLowerCase() === from.toLowerCase();
  const emails = Array.isArray(document.emails)
    ? document.emails.map((each) => (isJsonObject(each) && isFormer(each.value) ? { ...each, value: to } : each))
    : undefined;
  return {
    ...document,
    ...(emails && { emails }),
    ...(!keepsUserName && isFormer(document.userName) && { userName: to }),
  };
}
