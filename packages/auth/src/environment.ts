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
  return credentialsFromEnvironment(options, environment, lazyPrivateKey);
}

/**
 * Like `clientCredentialsFromEnvironment`. Bundles that do not pass `importKey` omit the code that signs with keys.
 *
 * @throws TypeError when there is a key in the environment, but no `importKey`.
 */
export function credentialsFromEnvironment(
  options: EnvironmentCredentialsOptions,
  environment?: Environment,
  importKey?: typeof lazyPrivateKey,
): TokenSource {
  const read = (name: string): string | undefined => readEnvironment(`CHEKT_${name}`, environment);
  const { clientId = read("CLIENT_ID"), privateKey: key } = options;
  if (clientId === undefined) throw new TypeError("clientId is missing: pass it, or set CHEKT_CLIENT_ID.");
  const shared = {
    ...options,
    clientId,
    baseUrl: options.baseUrl ?? read("BASE_URL"),
    tokenEndpoint: options.tokenEndpoint ?? read("TOKEN_ENDPOINT"),
    issuer: options.issuer ?? read("ISSUER"),
    audience: options.audience ?? read("AUDIENCE"),
  };
  if (key !== undefined) return clientCredentials({ ...shared, privateKey: key, clientSecret: options.clientSecret });
  const pem = options.clientSecret === undefined ? read("PRIVATE_KEY") : undefined;
  const clientSecret = options.clientSecret ?? read("CLIENT_SECRET");
  if (pem === undefined) {
    if (clientSecret === undefined) {
      throw new TypeError("clientSecret is missing: pass it or a privateKey, or set CHEKT_CLIENT_SECRET.");
    }
    return clientCredentials({ ...shared, clientSecret, privateKey: undefined, omitClientId: undefined });
  }
  if (clientSecret !== undefined) throw new TypeError("Set CHEKT_CLIENT_SECRET or CHEKT_PRIVATE_KEY, not both.");
  if (importKey === undefined) {
    throw new TypeError("CHEKT_PRIVATE_KEY is set: pass tokenSource: clientCredentialsFromEnvironment().");
  }
  // Many tools can only set a variable of one line, with \n for line breaks.
  const privateKey = importKey(pem.replaceAll(String.raw`\n`, "\n"), { kid: read("KEY_ID") });
  return clientCredentials({ ...shared, privateKey, clientSecret: undefined });
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
