import { clientCredentials } from "./client-credentials.ts";
import { lazyPrivateKey, type PrivateKey } from "./private-key.ts";
import type { TokenEndpointOptions } from "./source-options.ts";
import type { TokenSource } from "./token-source.ts";

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Options that override the environment: a secret or a private key, or neither. */
export type CredentialOverrides =
  | {
      /**
       * The client secret that CHeKT issued to your app.
       *
       * @default the environment variable `CHEKT_CLIENT_SECRET`
       */
      readonly clientSecret?: string | undefined;
      readonly privateKey?: undefined;
      readonly omitClientId?: undefined;
    }
  | {
      /**
       * The private key: from `importPrivateKey` for PEM, or from `privateKey` for a CryptoKey.
       *
       * @default the key in the environment variable `CHEKT_PRIVATE_KEY`
       */
      readonly privateKey: PrivateKey;
      /**
       * Whether to send assertions without `client_id`, like CHeKT's sample.
       *
       * @default false
       */
      readonly omitClientId?: boolean | undefined;
      readonly clientSecret?: undefined;
    };

/** Options of `clientCredentialsFromEnvironment`. Each overrides its environment variable. */
export type EnvironmentCredentialsOptions = CredentialOverrides &
  Omit<TokenEndpointOptions, "clientId"> & {
    /**
     * The client ID that CHeKT issued to your app.
     *
     * @default the environment variable `CHEKT_CLIENT_ID`
     */
    readonly clientId?: string | undefined;
  };

/**
 * Creates a source of your app's own tokens like `clientCredentials`, with the values of environment variables for options
 * that you do not pass: `CHEKT_BASE_URL`, `CHEKT_CLIENT_ID`, `CHEKT_CLIENT_SECRET` or `CHEKT_PRIVATE_KEY` with
 * `CHEKT_KEY_ID`, `CHEKT_TOKEN_ENDPOINT`, `CHEKT_ISSUER` and `CHEKT_AUDIENCE`. White space around their values is ignored.
 *
 * @param environment by default that of the process, if the runtime has one.
 * @throws TypeError when a value is missing or invalid, or when there is both a secret and a private key.
 *
 * @example
 * ```ts
 * import { clientCredentialsFromEnvironment } from "@chekt/partner-auth";
 *
 * const source = clientCredentialsFromEnvironment(
 *   { timeout: 5000 },
 *   { CHEKT_CLIENT_ID: "my-app", CHEKT_CLIENT_SECRET: "my-secret" },
 * );
 * await source.get();
 * ```
 */
export function clientCredentialsFromEnvironment(
  options: EnvironmentCredentialsOptions = {},
  environment?: Environment,
): TokenSource {
  const read = (name: string): string | undefined => readEnvironment(name, environment);
  const { clientSecret: secret, privateKey: key } = options;
  const hasCredentials = secret !== undefined || key !== undefined;
  const clientId = options.clientId ?? read("CHEKT_CLIENT_ID");
  const clientSecret = secret ?? (hasCredentials ? undefined : read("CHEKT_CLIENT_SECRET"));
  const pem = hasCredentials ? undefined : read("CHEKT_PRIVATE_KEY");
  if (clientId === undefined) throw new TypeError("clientId is missing: pass it, or set CHEKT_CLIENT_ID.");
  if (clientSecret !== undefined && pem !== undefined) {
    throw new TypeError("Set CHEKT_CLIENT_SECRET or CHEKT_PRIVATE_KEY, not both.");
  }
  const shared = {
    ...options,
    clientId,
    baseUrl: options.baseUrl ?? read("CHEKT_BASE_URL"),
    tokenEndpoint: options.tokenEndpoint ?? read("CHEKT_TOKEN_ENDPOINT"),
    issuer: options.issuer ?? read("CHEKT_ISSUER"),
    audience: options.audience ?? read("CHEKT_AUDIENCE"),
  };
  // Many tools can only set a variable of one line, with \n for line breaks.
  const privateKey =
    key ?? (pem && lazyPrivateKey(pem.replaceAll(String.raw`\n`, "\n"), { kid: read("CHEKT_KEY_ID") }));
  if (privateKey) return clientCredentials({ ...shared, privateKey, clientSecret: undefined });
  if (clientSecret === undefined) {
    throw new TypeError(
      "clientSecret is missing: pass it or a privateKey, or set CHEKT_CLIENT_SECRET or CHEKT_PRIVATE_KEY.",
    );
  }
  return clientCredentials({ ...shared, clientSecret, privateKey: undefined, omitClientId: undefined });
}

/**
 * Reads an environment variable, without white space around its value; undefined when it is empty, or the runtime has no
 * environment or denies access to it.
 */
export function readEnvironment(name: string, environment?: Environment): string | undefined {
  const { process }: { process?: { env?: Environment } } = globalThis as object;
  try {
    return (environment ?? process?.env)?.[name]?.trim() || undefined;
  } catch {
    // Deno throws without permission.
    return undefined;
  }
}
