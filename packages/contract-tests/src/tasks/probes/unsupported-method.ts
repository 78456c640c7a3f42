import type { Description } from "../../description.ts";
import { requiredCapabilities } from "../../engine/prose.ts";
import type { CapabilityName } from "../../engine/target.ts";
import type { Task } from "../../engine/task.ts";
import { type Path, listPaths } from "./methods.ts";
import { probeCall } from "./probe-call.ts";

const NAME = "unsupported_method";

const METHODS = ["GET", "PUT", "POST", "PATCH", "DELETE"];

/** An unsupported method gets 405, with the supported methods in `Allow`. */
export function unsupportedMethodTasks(description: Description): Task[] {
  return listPaths(description).map(({ template, operations: [first, ...others], methods }) => ({
    id: `probes/${first.id}/${NAME}`,
    phase: "probes",
    title: `${template} with unsupported methods`,
    operation: first.id,
    checks: [NAME],
    needs: pathNeeds({ template, operations: [first, ...others] }),
    async run(run) {
      const { target, headers } = await run.wire(first, await probeCall(run, first));
      const { authorization } = headers;
      for (const method of METHODS.filter((candidate) => !methods.includes(candidate))) {
        const exchange = await run.session.send({
          method,
          target: target.split("?")[0] ?? target,
          headers: authorization === undefined ? {} : { authorization },
          body: undefined,
        });
        run.cases += 1;
        const allow = exchange.headers.get("allow");
        if (exchange.status === 405 && allow !== null) continue;
        const got = exchange.status === 405 ? "405 without Allow" : String(exchange.status);
        const where = first.pointer.slice(0, first.pointer.lastIndexOf("/"));
        run.report({ check: NAME, expected: `405 with Allow for ${method}`, where, got }, first, exchange);
      }
    },
  }));
}

/**
 * A server could do anything on an undescribed method. On a path that names only a dealer, it could affect everything that
 * the dealer has, such as every site.
 */
function pathNeeds({ template, operations }: Pick<Path, "template" | "operations">): CapabilityName[] {
  const isDealers = /\/dealers\/\{dealerId\}(\/[\w-]+)?$/.test(template);
  return [
    ...new Set<CapabilityName>([
      "writes",
      ...(isDealers ? ["dealerWrites" as const] : []),
      ...operations.flatMap(requiredCapabilities),
    ]),
  ];
}
