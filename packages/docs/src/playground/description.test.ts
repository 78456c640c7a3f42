import description from "@chekt/partner-spec/openapi.json" with { type: "json" };
import { expect, it } from "vitest";
import { forPlayground } from "./description.ts";

it("asks for the user token only where an operation requires one", () => {
  const { paths, security } = forPlayground(description, []) as unknown as {
    paths: Record<string, Record<string, { operationId?: string; security?: object[] }>>;
    security: object[];
  };
  const operations = Object.values(paths).flatMap((item) => Object.values(item));
  const requirement = (id: string): object[] | undefined =>
    operations.find(({ operationId }) => operationId === id)?.security;
  expect(requirement("connectDealer")).toEqual([{ userToken: [] }]);
  expect(requirement("listSites")).toEqual([{ token: [] }]);
  expect(requirement("createToken")).toEqual([]);
  expect(security).toEqual([{ token: [] }]);
});
