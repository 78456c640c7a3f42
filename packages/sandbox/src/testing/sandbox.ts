import { afterAll, expect } from "vitest";
import { type Sandbox, type SandboxOptions, startSandbox } from "../sandbox.ts";
import type { Place } from "./stores.ts";

/** A response, with its parsed body. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Calls the sandbox: `call("GET /partner/v1/dealers/42")`, with a body that is sent as JSON. */
export type Call = (
  request: `${string} /${string}`,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<Answered>;

export interface TestSandbox extends Sandbox {
  /** Calls the API as the platform partner. */
  readonly call: Call;
  /** Creates a function that calls with a token, or without one. */
  readonly as: (token: string | undefined) => Call;
  readonly fetchToken: (client: { clientId: string; clientSecret: string }) => Promise<string>;
}

/** Starts a sandbox for the tests of a file. Its warnings, such as responses that violate the description, fail them. */
export async function openSandbox(newPlace: () => Promise<Place>, options: SandboxOptions = {}): Promise<TestSandbox> {
  const faults: string[] = [];
  const onWarning = (warning: Error): void => {
    if (warning.message.includes("violates the description") || warning.stack?.includes("/sandbox/src/")) {
      faults.push(String(warning));
    }
  };
  process.on("warning", onWarning);
  const place = await newPlace();
  const sandbox = await startSandbox({ db: place.db, ...options });
  afterAll(async () => {
    await sandbox.close();
    await place.drop();
    // Warnings are emitted in the next turn.
    await new Promise(setImmediate);
    process.off("warning", onWarning);
    expect(faults).toEqual([]);
  });
  const as =
    (token: string | undefined): Call =>
    async (request, body, headers = {}) => {
      const [method = "", path = ""] = request.split(/ (.*)/s);
      const response = await sandbox.fetch(`${sandbox.url}${path}`, {
        method,
        headers: {
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { "content-type": "application/json" }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: text === "" ? undefined : JSON.parse(text) };
    };
  const fetchToken: TestSandbox["fetchToken"] = async ({ clientId, clientSecret }) => {
    const { body } = await form(sandbox, {
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: clientSecret,
    });
    return (body as { access_token: string }).access_token;
  };
  const call = as(await fetchToken(sandbox.credentials.platformPartner));
  return { ...sandbox, call, as, fetchToken };
}

/** Sends a token request. */
export async function form(
  sandbox: Pick<Sandbox, "fetch" | "url">,
  fields: Record<string, string> | [string, string][],
): Promise<Answered> {
  const response = await sandbox.fetch(`${sandbox.url}/oauth/token`, {
    method: "POST",
    body: new URLSearchParams(fields),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}
