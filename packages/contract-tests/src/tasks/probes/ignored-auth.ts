import type { Description } from "../../description.ts";
import { requiredCapabilities } from "../../engine/prose.ts";
import type { Task } from "../../engine/task.ts";
import { tokenRequest } from "../../engine/tokens.ts";
import { serialise } from "../../engine/wire/serialise.ts";
import { probeCall } from "./probe-call.ts";

const NAME = "ignored_auth";

/** What is no token, by what is wrong with it. */
const credentials: readonly (readonly [how: string, header: string])[] = [
  ["a token that nobody was given", "Bearer chekt-contract-no-such-token"],
  ["a token of other letters", "Bearer not a token"],
  ["no token after the scheme", "Bearer"],
  ["another scheme", "Basic cGFydG5lcjpzZWNyZXQ="],
];

/** Whoever shows what is no token is refused, whatever the operation. */
export function ignoredAuthTasks(description: Description): Task[] {
  return [secretTask(description), ...tokenTasks(description)];
}

/** Neither a wrong secret nor an unknown client gets a token. */
function secretTask(description: Description): Task {
  const operation = description.operation("createToken");
  return {
    id: `probes/${operation.id}/${NAME}`,
    phase: "probes",
    title: "with what is no secret",
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
        const expected = "401 for a client that is not known, or its secret wrong";
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
      title: "with what is no token",
      operation: operation.id,
      checks: [NAME],
      needs: ["tokens", ...requiredCapabilities(operation)],
      async run(run) {
        const call = await probeCall(run, operation);
        for (const [how, authorization] of credentials) {
          const wire = serialise(operation, { ...call, headers: { ...call.headers, authorization } });
          const exchange = await run.send(operation, wire, { kind: "open" }, call);
          if (exchange.status === 401) continue;
          const where = `${operation.pointer}/responses/401`;
          run.report(
            { check: NAME, expected: `401 for ${how}`, where, got: String(exchange.status) },
            operation,
            exchange,
          );
        }
      },
    }));
}
