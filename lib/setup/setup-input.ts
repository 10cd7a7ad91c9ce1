import { z } from "zod";
import { emailAddress, newPassword, personName } from "@/lib/contracts/passwords";

/** The form of `/setup`. */
export const setupInput = z.object({
  token: z.string().trim().min(1, "Copy the setup token from the server's log."),
  teamName: z.string().trim().min(1, "Give the team a name.").max(64, "At most 64 characters."),
  name: personName,
  email: emailAddress,
  password: newPassword,
});

export type SetupInput = z.output<typeof setupInput>;
