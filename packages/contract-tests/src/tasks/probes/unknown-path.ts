import type { Task } from "../../engine/task.ts";

const NAME = "unknown_path";

/** A path that is not described is not found, rather than taken for another. */
export const unknownPathTask: Task = {
  id: `probes/${NAME}`,
  phase: "probes",
  title: "a path that is not described",
  operation: undefined,
  checks: [NAME],
  needs: [],
  async run(run) {
    const authorization = `Bearer ${await run.tokens.of("partner", run.task)}`;
    const { own } = run.target.access.dealers;
    for (const target of ["/partner/v1/no-such-path", `/partner/v1/dealers/${own}/no-such-path`]) {
      const exchange = await run.session.send({ method: "GET", target, headers: { authorization }, body: undefined });
      run.cases += 1;
      if (exchange.status === 404) continue;
      run.report({ check: NAME, expected: "404", where: "/paths", got: String(exchange.status) }, undefined, exchange);
    }
  },
};
