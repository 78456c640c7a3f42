import { argv, stderr } from "node:process";

// Requests a URL once: node healthcheck.ts <url> <status>. Exits with 0 if the response has that status, otherwise
// prints the reason and exits with 1. The images contain no curl.
const [url = "", expected = "200"] = argv.slice(2);

try {
  const { status } = await fetch(url, { signal: AbortSignal.timeout(4000) });
  if (status !== Number(expected)) fail(`${url} returned ${status} instead of ${expected}`);
} catch (error) {
  fail(`${url} does not respond: ${String(error)}`);
}

function fail(reason: string): void {
  stderr.write(`${reason}\n`);
  process.exitCode = 1;
}
