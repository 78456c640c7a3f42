import { argv, stderr } from "node:process";

// Asks an address once: node healthcheck.ts <url> <status>. Ends with 0 when that is the status, and with 1 and a reason
// when it is not. An image has no curl, and needs none.
const [url = "", expected = "200"] = argv.slice(2);

try {
  const { status } = await fetch(url, { signal: AbortSignal.timeout(4000) });
  if (status !== Number(expected)) fail(`${url} answers ${status}, not ${expected}`);
} catch (error) {
  fail(`${url} does not answer: ${String(error)}`);
}

function fail(reason: string): void {
  stderr.write(`${reason}\n`);
  process.exitCode = 1;
}
