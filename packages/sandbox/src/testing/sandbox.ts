import { afterAll, expect } from "vitest";
import { type Sandbox, type SandboxOptions, startSandbox } from "../sandbox.ts";
import type { Place } from "./stores.ts";

/** An answer, with its body parsed. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // What is in it is what a test is about.
  readonly body: unknown;
}

/** Calls the sandbox: `call("GET /partner/v1/dealers/42")`, with a body that becomes JSON. */
export type Call = (
  request: `${string} /${string}`,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<Answered>;

export interface TestSandbox extends Sandbox {
  /** Calls as the platform partner. */
  readonly call: Call;
  /** Calls with a token, or without any. */
  as(token: string | undefined): Call;
  fetchToken(client: { clientId: string; clientSecret: string }): Promise<string>;
}

/** A sandbox for the tests of a file, which ends with them. Answers of it that break the description fail them. */
export async function openSandbox(newPlace: () => Promise<Place>, options: SandboxOptions = {}): Promise<TestSandbox> {
  const faults: string[] = [];
  const hear = (warning: Error): void => {
    if (warning.message.includes("breaks the description") || warning.stack?.includes("/sandbox/src/")) {
      faults.push(String(warning));
    }
  };
  process.on("warning", hear);
  const place = await newPlace();
  const sandbox = await startSandbox({ db: place.db, ...options });
  afterAll(async () => {
    await sandbox.close();
    await place.drop();
    // Warnings are told in the next turn.
    await new Promise(setImmediate);
    process.off("warning", hear);
    expect(faults).toEqual([]);
  });
  const as =
    (token: string | undefined): Call =>
    async (request, body, headers = {}) => {
      const [method = "", path = ""] = request.split(/ (.*)/s);
      const answer = await sandbox.fetch(`${sandbox.url}${path}`, {
        method,
        headers: {
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { "content-type": "application/json" }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
      });
      const text = await answer.text();
      return { status: answer.status, headers: answer.headers, body: text === "" ? undefined : JSON.parse(text) };
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
  const answer = await sandbox.fetch(`${sandbox.url}/oauth/token`, {
    method: "POST",
    body: new URLSearchParams(fields),
  });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}
