import { z } from "zod";

export const PASSWORD_LENGTH_MIN = 12;

/** A password that somebody chooses. */
export const newPassword = z
  .string()
  .min(PASSWORD_LENGTH_MIN, `At least ${PASSWORD_LENGTH_MIN} characters.`)
  .max(1024, "At most 1,024 characters.");

/** One that somebody has; what it was chosen by may have been another rule. */
export const knownPassword = z.string().max(1024, "At most 1,024 characters.");

export const personName = z.string().trim().min(1, "Enter your name.").max(64, "At most 64 characters.");

export const emailAddress = z
  .string()
  .trim()
  .max(254, "At most 254 characters.")
  .pipe(z.email("Enter an e-mail address."));
