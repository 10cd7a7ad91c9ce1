import { z } from "zod";

export const PASSWORD_LENGTH_MIN = 12;

const name = (sentence: string) => z.string().trim().min(1, sentence).max(64, "At most 64 characters.");

/** The form of `/setup`. */
export const setupInput = z.object({
  token: z.string().trim().min(1, "Copy the setup token from the server's log."),
  teamName: name("Give the team a name."),
  name: name("Enter your name."),
  email: z.string().trim().max(254, "At most 254 characters.").pipe(z.email("Enter an e-mail address.")),
  password: z
    .string()
    .min(PASSWORD_LENGTH_MIN, `At least ${PASSWORD_LENGTH_MIN} characters.`)
    .max(1024, "At most 1,024 characters."),
});

export type SetupInput = z.output<typeof setupInput>;
