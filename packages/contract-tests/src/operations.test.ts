import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describedOperations, type DescribedOperation } from "./described-operations.ts";
import { isObject, type Json, readBundle, schemaCompiler } from "./description.ts";
import { exchange, type Exchange, type Variation } from "./exchange.ts";
import { startMockTarget, type Target } from "./mock-target.ts";

const document = readBundle();
const compile = schemaCompiler(document);
const operations = describedOperations(document);
const token = "any-token";

let target: Target;

beforeAll(async () => {
  target = await startMockTarget();
});

afterAll(async () => {
  await target.stop();
});

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What is wrong with an answer, held against what the operation declares for its status. */
function faultsOf(operation: DescribedOperation, { status, type, headers, body }: Exchange): unknown[] {
  const faults: unknown[] = [];
  if (!UUID.test(headers.get("x-partner-trace-id") ?? "")) faults.push("The trace id is missing.");
  if (!operation.answers.has(status)) return [...faults, `${status} is not declared.`];
  const declared = operation.answers.get(status);
  if (declared === undefined) return body === undefined ? faults : [...faults, `${status} has a body.`];
  if (type?.split(";")[0] !== declared.type) faults.push(`The body is ${type}, not ${declared.type}.`);
  const validate = compile(declared.schema);
  return validate(body) ? faults : [...faults, ...(validate.errors ?? [])];
}

/** One way to make the input of an operation invalid: its body, else its query, else the last id of its path. */
function invalid({ id, body, parameters }: DescribedOperation): Variation {
  if (body) return { body: breakBody(body.example) };
  if (parameters.some((parameter) => parameter.name === "limit")) return { query: "limit=none" };
  const last = parameters.findLast((parameter) => parameter.in === "path");
  if (!last) throw new Error(`${id} takes no input that could be invalid.`);
  return { path: { [last.name]: "none" } };
}

/** A body in which the first value has the wrong type, or, in a form where all are text, is missing. */
function breakBody(example: Json): Json {
  if (Array.isArray(example)) return [breakBody(example[0] ?? null)];
  if (!isObject(example)) throw new Error(`The example ${JSON.stringify(example)} is not a body.`);
  const [[first] = [""], ...rest] = Object.entries(example);
  return first === "grant_type" ? Object.fromEntries(rest) : { ...example, [first]: { not: "valid" } };
}

describe("each operation of the mock answers as the description says", () => {
  it("29 of them", () => {
    expect(operations).toHaveLength(29);
  });

  it.each(operations)("$id with its success, when it is called as in the examples", async (operation) => {
    const answer = await exchange(target.baseUrl, operation, { token });
    const [success] = operation.answers.keys();
    expect(answer.status).toBe(success);
    expect(faultsOf(operation, answer)).toEqual([]);
  });

  it.each(operations.filter(({ wholeRow }) => wholeRow))(
    "$id with whole rows, when no columns are selected",
    async (list) => {
      const { body } = await exchange(target.baseUrl, list, { token });
      const validate = compile(list.wholeRow ?? "");
      const rows = Array.isArray(body) ? body : [];
      expect(rows.flatMap((row) => (validate(row) ? [] : (validate.errors ?? [])))).toEqual([]);
      expect(rows.length).toBeGreaterThan(0);
    },
  );

  it.each(operations)("$id with a success that is made up from its schema", async (operation) => {
    const answer = await exchange(target.baseUrl, operation, {
      token,
      headers: { prefer: "dynamic=true, seed=chekt" },
    });
    expect(faultsOf(operation, answer)).toEqual([]);
  });

  it.each(operations)("$id with 400, when its input is not valid", async (operation) => {
    const answer = await exchange(target.baseUrl, operation, { ...invalid(operation), token });
    expect(answer.status).toBe(400);
    expect(faultsOf(operation, answer)).toEqual([]);
  });

  it.each(operations.filter(({ secured }) => secured))("$id with 401, when there is no token", async (operation) => {
    const answer = await exchange(target.baseUrl, operation, {});
    expect(answer.status).toBe(401);
    expect(faultsOf(operation, answer)).toEqual([]);
  });
});
