/** What a person reads whose password is not looked at any more. It tells nothing of whether there is such an account. */
export const TOO_MANY_ATTEMPTS = "Too many attempts with a wrong password. Wait 15 minutes, then try again.";
