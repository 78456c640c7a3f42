import type { Description } from "../../description.ts";
import { requiredCapabilities } from "../../engine/prose.ts";
import type { Task } from "../../engine/task.ts";
import { tokenRequest } from "../../engine/tokens.ts";
import { serialise } from "../../engine/wire/serialise.ts";
import { probeCall } from "./probe-call.ts";

const NAME = "ignored_auth";

/** Invalid credentials, by what is wrong with them. */
const credentials: readonly (readonly [problem: string, header: string])[] = [
  ["an unknown token", "Bearer chekt-contract-no-such-token"],
  ["a token with invalid characters", "Bearer not a token"],
  ["a scheme without a token", "Bearer"],
  ["an unsupported scheme", "Basic cGFydG5lcjpzZWNyZXQ="],
];

/** Every operation rejects invalid credentials. */
export function ignoredAuthTasks(description: Description): Task[] {
  return [secretTask(description), ...tokenTasks(description)];
}

/** Neither a wrong secret nor an unknown client gets a token. */
function secretTask(description: Description): Task {
  const operation = description.operation("createToken");
  return {
    id: `probes/${operation.id}/${NAME}`,
    phase: "probes",
    title: "with invalid client credentials",
    operation: operation.id,
    checks: [NAME],
    needs: ["tokens"],
    async run(run) {
      const { clientId, clientSecret } = run.target.access.partner;
      const wrong = [
        { clientId, clientSecret: `${clientSecret}x` },
        { clientId, clientSecret: "x" },
        { clientId: `${clientId}x`, clientSecret },
      ];
      for (const client of wrong) {
        const exchange = await run.send(operation, tokenRequest(description, client), { kind: "open" });
        if (exchange.status === 401 || exchange.status === 400) continue;
        const where = `${operation.pointer}/responses/401`;
        const expected = "401 for an unknown client or a wrong secret";
        run.report({ check: NAME, expected, where, got: String(exchange.status) }, operation, exchange);
      }
    },
  };
}

function tokenTasks(description: Description): Task[] {
  return description.operations
    .filter(({ scheme }) => scheme !== undefined)
    .map((operation) => ({
      id: `probes/${operation.id}/${NAME}`,
      phase: "probes",
      title: "with invalid credentials",
      operation: operation.id,
      checks: [NAME],
      needs: ["tokens", ...requiredCapabilities(operation)],
      async run(run) {
        const call = await probeCall(run, operation);
        for (const [problem, authorization] of credentials) {
          const wire = serialise(operation, { ...call, headers: { ...call.headers, authorization } });
          const exchange = await run.send(operation, wire, { kind: "open" }, call);
          if (exchange.status === 401) continue;
          const where = `${operation.pointer}/responses/401`;
          run.report(
            { check: NAME, expected: `401 for ${problem}`, where, got: String(exchange.status) },
            operation,
            exchange,
          );
        }
      },
    }));
}
