import { fileURLToPath } from "node:url";
import { type ServerCommand, serverCommand } from "@chekt/testing";

/** The command, on a free port unless a test says another. */
export function sandboxCommand(): ServerCommand {
  const { start, run } = serverCommand(fileURLToPath(new URL("../cli.ts", import.meta.url)));
  return { start: (...args) => start("--port", "0", ...args), run };
}

/** A token of the platform partner of a sandbox whose secrets are well known. */
export async function tokenAt(url: string): Promise<string> {
  const answer = await fetch(`${url}/oauth/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: "platform-partner",
      client_secret: "platform-partner-secret",
    }),
  });
  const { access_token }: { access_token: string } = JSON.parse(await answer.text());
  return access_token;
}
