import { expect, it } from "vitest";
import { writeCurl } from "./curl-sample.ts";

it("quotes a body that contains a single quote", () => {
  const body = { mediaType: "application/json", example: { name: "O'Hara" } };
  expect(writeCurl({ method: "POST", path: "/rows", token: "TOKEN", parameters: [], body })).toContain(
    `-d '{ "name": "O'\\''Hara" }'`,
  );
});

it("omits a query parameter whose example is its default", () => {
  const parameter = { name: "offset", in: "query", description: "", explode: true, example: 0, default: 0 };
  const curl = writeCurl({ method: "GET", path: "/rows", token: undefined, parameters: [parameter], body: undefined });
  expect(curl).toBe('curl "https://api.chekt.com/rows"\n');
});
