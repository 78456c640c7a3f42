import { type Creator, getAtPointer, type Json, type Link, type Operation } from "@chekt/description";
import type { Description } from "../../description.ts";
import { exampleCalls } from "../../generate/calls.ts";
import { requiredCapabilities, consumedParameter } from "../../engine/prose.ts";
import type { Run } from "../../engine/run.ts";
import type { Task } from "../../engine/task.ts";
import type { Call } from "../../engine/wire/call.ts";
import type { Exchange } from "../../engine/wire/exchange.ts";

const AVAILABLE = "ensure_resource_availability";
const FREED = "use_after_free";

/**
 * Follows the links of each operation that creates a row: all linked operations find the row, and none does after it was
 * deleted.
 */
export function linkTasks(description: Description): Task[] {
  return [...description.creators.values()].map((creator) => {
    const operation = description.operation(creator.operation);
    return {
      id: `stateful/${operation.id}/links`,
      phase: "stateful",
      title: "along its links, before and after deletion",
      operation: operation.id,
      checks: [AVAILABLE, FREED],
      needs: ["stateful", ...requiredCapabilities(operation)],
      run: (run) => followLinks(run, creator, operation),
    };
  });
}

async function followLinks(run: Run, creator: Creator, operation: Operation): Promise<void> {
  const { description } = run;
  const [example] = exampleCalls(operation);
  if (!example) return;
  const call = await run.fixture.settle(operation, example);
  const created = await run.call(operation, call, { kind: "valid", statuses: [operation.success] });
  const linked = operation.links.map((link) => ({ link, linkedTo: description.operation(link.operation) }));
  const removes = ({ linkedTo }: { linkedTo: Operation }): boolean => consumedParameter(linkedTo) === creator.parameter;
  for (const { link, linkedTo } of linked.filter((one) => !removes(one))) {
    const exchange = await follow(run, link, linkedTo, call, created);
    if (exchange.status !== 404 && exchange.status !== 403) continue;
    const expected = `${linkedTo.id} finds what ${operation.id} created`;
    run.report(
      { check: AVAILABLE, expected, where: linkPointer(operation, link), got: String(exchange.status) },
      linkedTo,
      exchange,
    );
  }
  const removal = linked.find(removes);
  if (!removal) return;
  const gone = await follow(
    run,
    removal.link,
    removal.linkedTo,
    call,
    created,
    removalBody(creator, removal.linkedTo, created),
  );
  if (gone.status !== removal.linkedTo.success) return;
  for (const { link, linkedTo } of linked.filter((one) => creator.parameter in one.link.parameters)) {
    const exchange = await follow(run, link, linkedTo, call, created);
    // A disconnected dealer still exists, but is out of reach.
    if (exchange.status === (creator.parameter === "dealerId" ? 403 : 404)) continue;
    const expected = `${linkedTo.id} does not find what ${removal.linkedTo.id} removed`;
    run.report(
      { check: FREED, expected, where: linkPointer(operation, link), got: String(exchange.status) },
      linkedTo,
      exchange,
    );
  }
}

function linkPointer({ pointer, success }: Operation, { name }: Link): string {
  return `${pointer}/responses/${success}/links/${name}`;
}

async function follow(
  run: Run,
  link: Link,
  linkedTo: Operation,
  call: Call,
  created: Exchange,
  body?: Json,
): Promise<Exchange> {
  const [example] = exampleCalls(linkedTo);
  const path = Object.fromEntries(
    Object.entries(link.parameters).map(([name, expression]) => [name, evaluate(expression, call, created)]),
  );
  const filled = { path, query: {}, headers: {}, body: example?.body };
  const settled = await run.fixture.settle(linkedTo, filled, Object.keys(path));
  return run.call(linkedTo, { ...settled, ...(body !== undefined && { body }) }, { kind: "open" });
}

/** Evaluates a runtime expression: https://spec.openapis.org/oas/v3.1.1#runtime-expressions */
function evaluate(expression: string, call: Call, { json }: Exchange): Json {
  const [, parameter] = /^\$request\.path\.(\w+)$/.exec(expression) ?? [];
  if (parameter !== undefined) return call.path[parameter] ?? null;
  const [, pointer] = /^\$response\.body#(.*)$/.exec(expression) ?? [];
  if (pointer === undefined)
    throw new Error(
      `Unsupported link expression "${expression}". Use $request.path.<name> or $response.body#<pointer>.`,
    );
  return getAtPointer(json, pointer) ?? null;
}

/** Bulk deletions name the rows in the body. */
function removalBody({ parameter, pointer }: Creator, { body }: Operation, { json }: Exchange): Json | undefined {
  return body ? { [`${parameter}s`]: [getAtPointer(json, pointer) ?? null] } : undefined;
}
