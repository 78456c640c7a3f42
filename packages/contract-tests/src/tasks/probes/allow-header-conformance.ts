import type { Description } from "../../description.ts";
import type { Task } from "../../engine/task.ts";
import { listPaths, sameMethods } from "./methods.ts";
import { probeCall } from "./probe-call.ts";

const NAME = "allow_header_conformance";

/** `Allow` lists exactly the methods that the description has for the path. */
export function allowHeaderTasks(description: Description): Task[] {
  return listPaths(description).map((path) => {
    const [first] = path.operations;
    return {
      id: `probes/${first.id}/${NAME}`,
      phase: "probes",
      title: `methods of ${path.template}`,
      operation: first.id,
      checks: [NAME],
      needs: ["options", ...(first.id === "connectDealer" ? (["connecting"] as const) : [])],
      async run(run) {
        const { target } = await run.wire(first, await probeCall(run, first));
        const wire = { method: "OPTIONS", target: target.split("?")[0] ?? target, headers: {}, body: undefined };
        const exchange = await run.session.send(wire);
        run.cases += 1;
        const allow = exchange.headers.get("allow");
        if (sameMethods(allow, path)) return;
        const where = first.pointer.slice(0, first.pointer.lastIndexOf("/"));
        const expected = `Allow: ${path.methods.join(", ")}`;
        run.report({ check: NAME, expected, where, got: allow ?? "no Allow" }, first, exchange);
      },
    };
  });
}
