import type { Operation } from "@chekt/description";
import type { Description } from "../../description.ts";
import { requiredCapabilities } from "../../engine/prose.ts";
import type { Task } from "../../engine/task.ts";
import { serialise } from "../../engine/wire/serialise.ts";
import { probeCall } from "./probe-call.ts";

const NAME = "missing_required_header";

/** A request without a required header is rejected, with 401 if Authorization is missing. */
export function missingHeaderTasks(description: Description): Task[] {
  return description.operations.map((operation) => ({
    id: `probes/${operation.id}/${NAME}`,
    phase: "probes",
    title: "without a required header",
    operation: operation.id,
    checks: [NAME],
    needs: requiredCapabilities(operation),
    async run(run) {
      const call = await probeCall(run, operation);
      const complete = await run.wire(operation, call);
      for (const { name, statuses } of requiredHeaders(operation)) {
        const headers = Object.fromEntries(Object.entries(complete.headers).filter(([key]) => key !== name));
        const wire = { ...serialise(operation, call), headers };
        const exchange = await run.send(operation, wire, { kind: "open" }, call);
        if (statuses.includes(exchange.status)) continue;
        const expected = `${statuses.join(" or ")} without ${name}`;
        const where = `${operation.pointer}/responses/${statuses[0]}`;
        run.report({ check: NAME, expected, where, got: String(exchange.status) }, operation, exchange);
      }
    },
  }));
}

function requiredHeaders({ scheme, body, parameters, id }: Operation): { name: string; statuses: number[] }[] {
  return [
    ...(scheme === undefined ? [] : [{ name: "authorization", statuses: [401] }]),
    ...(body ? [{ name: "content-type", statuses: id === "createToken" ? [400, 401] : [400] }] : []),
    ...parameters
      .filter((parameter) => parameter.in === "header" && parameter.required)
      .map(({ name }) => ({ name, statuses: [400] })),
  ];
}
