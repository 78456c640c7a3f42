import type { Task } from "../../engine/task.ts";

const NAME = "unknown_path";

/** An unknown path gets 404. */
export const unknownPathTask: Task = {
  id: `probes/${NAME}`,
  phase: "probes",
  title: "an unknown path",
  operation: undefined,
  checks: [NAME],
  needs: [],
  async run(run) {
    const authorization = `Bearer ${await run.tokens.get("partner", run.task)}`;
    const { own } = run.target.access.dealers;
    for (const target of ["/partner/v1/no-such-path", `/partner/v1/dealers/${own}/no-such-path`]) {
      const exchange = await run.session.send({ method: "GET", target, headers: { authorization }, body: undefined });
      run.cases += 1;
      if (exchange.status === 404) continue;
      run.report({ check: NAME, expected: "404", where: "/paths", got: String(exchange.status) }, undefined, exchange);
    }
  },
};
