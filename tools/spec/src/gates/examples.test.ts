import { findNamedExample, isEqual, isObject, type Json, readDescription } from "@chekt/description";
import { describe, expect, it } from "vitest";
import { findContradictions } from "./examples.ts";

const { operations, operation } = readDescription();

/** The response of the GET operation at the same path, which shows the state before a change. */
function readState(path: string): Json | undefined {
  const found = operations.find(
    (candidate) => candidate.method === "GET" && candidate.path === path && !candidate.list,
  );
  return found && findNamedExample(found).response;
}

describe.each(operations)("the examples of $id", (described) => {
  const { id, method, path, list } = described;

  it(`returns in the example of ${id} what its request sends`, () => {
    expect(findContradictions(described)).toEqual([]);
  });

  const before = readState(path.replace(/\/(activation-status|disconnect)$/, ""));
  if (list || before === undefined || method === "GET" || method === "DELETE") return;

  it(`changes something in the example of ${id}`, () => {
    const { response } = findNamedExample(described);
    if (!isObject(response) || !isObject(before)) throw new Error(`The examples of ${id} are not objects.`);
    const changed = Object.keys(response).filter((name) => !isEqual(response[name], before[name]));
    expect(changed).not.toEqual([]);
  });
});

describe("findContradictions", () => {
  it("names a property that is returned with another value than sent", () => {
    const updateSite = operation("updateSite");
    const { body } = updateSite;
    if (!body) throw new Error("updateSite takes no body.");
    const [{ name } = { name: "" }] = body.examples;
    const examples = [{ name, summary: undefined, value: { name: "Elsewhere" } }];
    expect(findContradictions({ ...updateSite, body: { ...body, examples } })).toEqual([
      'name: sent "Elsewhere", returned "Gangnam Tower"',
    ]);
  });

  it("names a row that does not match the filter", () => {
    const listSites = operation("listSites");
    const parameters = listSites.parameters.map((parameter) =>
      parameter.name === "filter" ? { ...parameter, example: ["name,Elsewhere,eq"] } : parameter,
    );
    expect(findContradictions({ ...listSites, parameters })).toEqual(["a row does not match name,Elsewhere,eq"]);
  });

  it("rejects a list without an example of the columns that fields selects", () => {
    const listSites = operation("listSites");
    const parameters = listSites.parameters.map((parameter) =>
      parameter.name === "fields" ? { ...parameter, example: ["site_id"] } : parameter,
    );
    expect(() => findContradictions({ ...listSites, parameters })).toThrow(
      'listSites: no response example has the columns ["site_id"].',
    );
  });
});

it("names the invalid field, or a code, in the example of every 400", () => {
  const badRequests = operations.flatMap(({ id, responses }) =>
    (responses.get(400)?.content?.examples ?? []).map(({ value }) => ({ id, value })),
  );
  const api = badRequests.filter(({ id }) => id !== "createToken");
  expect(api.length).toBeGreaterThanOrEqual(28);
  for (const { id, value } of api) {
    const error = { ...Object(value), ...Object(Object(value).error) };
    expect({ id, names: error.field ?? error.code }).toEqual({ id, names: expect.any(String) });
  }
});
