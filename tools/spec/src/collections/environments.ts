/** A server, with the values that requests to it need. */
export interface Environment {
  readonly name: string;
  readonly variables: readonly EnvironmentVariable[];
}

export interface EnvironmentVariable {
  readonly name: string;
  /** Empty if everyone has another value. */
  readonly value: string;
  readonly isSecret: boolean;
  /** False for a value that a request can set as well. */
  readonly isRequired: boolean;
}

/** The environments, with the one that works without credentials first. */
export const environments: readonly Environment[] = [
  {
    name: "sandbox",
    variables: [
      plain("base_url", "http://127.0.0.1:4010"),
      // The sandbox has these well-known credentials on the machine that it runs on.
      plain("client_id", "platform-partner"),
      plain("client_secret", "platform-partner-secret"),
      plain("dealer_id", "42"),
      // Only the sandbox's environment has a workspace: requests to its control plane are skipped without one.
      plain("sandbox_workspace", "default"),
    ],
  },
  ownCredentials("development", "https://api.chektdev.com"),
  ownCredentials("production", "https://api.chekt.com"),
];

function ownCredentials(name: string, baseUrl: string): Environment {
  return {
    name,
    variables: [
      plain("base_url", baseUrl),
      secret("client_id"),
      secret("client_secret"),
      { ...plain("dealer_id", ""), isRequired: false },
    ],
  };
}

function plain(name: string, value: string): EnvironmentVariable {
  return { name, value, isSecret: false, isRequired: true };
}

function secret(name: string): EnvironmentVariable {
  return { name, value: "", isSecret: true, isRequired: true };
}
