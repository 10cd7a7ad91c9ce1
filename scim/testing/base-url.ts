/** Where the server of the tests says that it is. */
export const BASE_URL = "https://muster.example/scim/v2";
