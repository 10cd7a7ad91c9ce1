/** Where the links of mails lead, below the public origin; the token follows. */
export const INVITATION_PATH = "/invitation/";
export const EMAIL_CONFIRMATION_PATH = "/confirm-email/";
