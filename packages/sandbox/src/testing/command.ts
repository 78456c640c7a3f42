import { fileURLToPath } from "node:url";
import { type ServerCommand, serverCommand } from "@chekt/testing";

/** The command, on a free port unless a test sets another. */
export function sandboxCommand(): ServerCommand {
  const { start, run } = serverCommand(fileURLToPath(new URL("../cli.ts", import.meta.url)));
  return { start: (...args) => start("--port", "0", ...args), run };
}

/** Fetches a client token of the platform partner, from a sandbox with well-known secrets. */
export async function tokenAt(url: string): Promise<string> {
  const response = await fetch(`${url}/oauth/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: "platform-partner",
      client_secret: "platform-partner-secret",
    }),
  });
  const { access_token }: { access_token: string } = JSON.parse(await response.text());
  return access_token;
}
