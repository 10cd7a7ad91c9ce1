/** The part of samlp 8 that the tests use; it comes without types. */
declare module "samlp" {
  interface ParsedRequest {
    readonly issuer?: string;
    readonly assertionConsumerServiceURL?: string;
    readonly id?: string;
  }

  interface ResponseOptions {
    readonly issuer: string;
    readonly cert: string;
    readonly key: string;
    readonly audience: string;
    readonly recipient: string;
    readonly destination: string;
    readonly inResponseTo: string;
    readonly lifetimeInSeconds?: number;
    readonly signAssertion?: boolean;
    readonly signResponse?: boolean;
    readonly signatureAlgorithm: "rsa-sha256";
    readonly digestAlgorithm: "sha256";
  }

  interface User {
    readonly id: string;
    readonly displayName: string;
    readonly emails: readonly { readonly value: string }[];
    readonly name: { readonly givenName: string; readonly familyName: string };
  }

  type Callback<T> = (error: Error | null, result: T) => void;

  const samlp: {
    parseRequest(
      request: { readonly query: Readonly<Record<string, string>> },
      options: object,
      callback: Callback<ParsedRequest>,
    ): void;
    getSamlResponse(options: ResponseOptions, user: User, callback: Callback<string>): void;
  };
  export default samlp;
}
