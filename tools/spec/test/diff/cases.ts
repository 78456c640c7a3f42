import { readFileSync } from "node:fs";
import { type Json, type JsonObject, objectAt } from "@chekt/description";
import type { Class } from "../../src/diff/finding.ts";
import { type Edit, Editor } from "./editor.ts";

/** A change after a rule of oasdiff, and the most severe class that it must get. */
type Case = { readonly class: Class | "none"; readonly rule: string } & (
  | { readonly edits: readonly Edit[]; readonly before?: readonly Edit[] }
  | { readonly direction: "request" | "response"; readonly before: Json; readonly after: Json }
);

/** A small API. `Error` is recursive. */
const base: JsonObject = {
  openapi: "3.1.1",
  info: { title: "Things", version: "1.0.0" },
  servers: [{ url: "https://a.example" }],
  paths: {
    "/things": {
      post: {
        operationId: "op",
        security: [{ oauth: ["read"] }],
        parameters: [
          { name: "limit", in: "query", required: false, schema: { type: "integer", maximum: 10, default: 1 } },
          { name: "x-tenant", in: "header", required: true, schema: { type: "string" } },
          { name: "ids", in: "query", schema: { type: "array", items: { type: "string" } } },
        ],
        requestBody: { content: { "application/json": { schema: { type: "string" } } } },
        responses: {
          200: {
            description: "Success",
            headers: {
              "X-Trace": { required: true, schema: { type: "string" } },
              "X-Other": { schema: { type: "string" } },
            },
            content: { "application/json": { schema: { type: "string" } } },
          },
          404: {
            description: "Error",
            content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
          },
        },
      },
    },
  },
  webhooks: {
    thing: {
      post: {
        operationId: "thing",
        requestBody: {
          content: {
            "application/json": {
              schema: {
                type: "object",
                required: ["id"],
                properties: { id: { type: "integer" }, at: { type: "string" } },
              },
            },
          },
        },
        responses: { 200: { description: "Success" } },
      },
    },
  },
  components: {
    schemas: {
      Error: {
        type: "object",
        properties: { text: { type: "string" }, cause: { $ref: "#/components/schemas/Error" } },
      },
    },
    securitySchemes: {
      key: { type: "apiKey", in: "header", name: "x-key" },
      oauth: {
        type: "oauth2",
        flows: { clientCredentials: { tokenUrl: "https://a.example", scopes: { read: "Read", write: "Write" } } },
      },
    },
  },
};

/** The cases of `cases.jsonl`, each as two documents. */
export const cases: readonly {
  readonly rule: string;
  readonly class: Class | "none";
  readonly before: JsonObject;
  readonly after: JsonObject;
}[] = readFileSync(new URL("cases.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => {
    const row = JSON.parse(line) as Case;
    const [before, after] = [structuredClone(base), structuredClone(base)];
    if ("edits" in row) {
      for (const document of [before, after]) new Editor(document).apply(row.before ?? []);
      new Editor(after).apply(row.edits);
    } else {
      setSchema(before, row.direction, row.before);
      setSchema(after, row.direction, row.after);
    }
    return { rule: row.rule, class: row.class, before, after };
  });

function setSchema(document: JsonObject, direction: "request" | "response", schema: Json): void {
  const operation = objectAt(document, "paths", "/things", "post");
  const holder = direction === "request" ? objectAt(operation, "requestBody") : objectAt(operation, "responses", "200");
  objectAt(holder, "content", "application/json")["schema"] = schema;
}
