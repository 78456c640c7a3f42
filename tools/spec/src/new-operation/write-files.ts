import { capital, type Names, snake, toWords } from "./names.ts";
import type { NewOperation } from "./request.ts";

/** A text for a person to complete. The lint rule `chekt/no-drafts` reports it. */
const draft = (what: string): string => `"DRAFT ${what}"`;

/** The shared response of each error that every operation declares. */
const errors = {
  400: "BadRequest",
  401: "Unauthorized",
  403: "Forbidden",
  404: "NotFound",
  429: "TooManyRequests",
  503: "ServiceUnavailable",
};

/** The summary of an operation, as in a table of contents: `Get a gateway` for getGateway. */
function writeSummary(id: string): string {
  const [verb = "", ...noun] = toWords(id).split(" ");
  const what = noun.join(" ");
  if (verb === "list") return `List ${what}`;
  return `${verb === "get" ? "Get" : capital(verb)} a ${what}`;
}

/** The operation, starting with its method, as YAML lines. */
export function operationYaml(operation: NewOperation, names: Names): string {
  const { id, method, tag, status, hasBody } = operation;
  const lines = [
    `${method}:`,
    `  operationId: ${id}`,
    `  tags: [${tag}]`,
    `  summary: ${writeSummary(id)}`,
    `  description: ${draft("Describe what it does, which dealers it affects, and what to know before calling it.")}`,
    ...(hasBody
      ? [
          "  requestBody:",
          "    required: true",
          "    content:",
          "      application/json:",
          "        schema:",
          `          $ref: ../../components/schemas/${names.body}.yaml`,
          "        examples:",
          `          ${names.noun}:`,
          `            summary: A ${toWords(names.noun)}`,
          "            value:",
          "              name: Example",
        ]
      : []),
    "  responses:",
    `    "${status}":`,
    `      description: ${draft("Describe the response.")}`,
    "      headers:",
    "        x-partner-trace-id:",
    "          $ref: ../../components/headers/TraceId.yaml",
    ...(status === "204"
      ? []
      : [
          "      content:",
          "        application/json:",
          "          schema:",
          `            $ref: ../../components/schemas/${names.response}.yaml`,
          "          examples:",
          `            ${names.noun}:`,
          `              $ref: ../../components/examples/${names.noun}.yaml`,
        ]),
    ...Object.entries(errors).flatMap(([code, name]) => [
      `    "${code}":`,
      `      $ref: ../../components/responses/${name}.yaml`,
    ]),
  ];
  return `${lines.join("\n")}\n`;
}

/** The parameters that all operations of a path share. */
export function pathParametersYaml({ parameters }: Names): string {
  const refs = [...parameters, "TraceId"].map((name) => `  - $ref: ../../components/parameters/${name}.yaml`);
  return `parameters:\n${refs.join("\n")}\n`;
}

export function parameterYaml(name: string): string {
  return `name: ${name.charAt(0).toLowerCase()}${name.slice(1)}
in: path
required: true
x-assumed: positive-integer-ids
description: ${draft(`Say what the ${toWords(name)} names, and where it comes from.`)}
schema:
  type: integer
  minimum: 1
example: 1
`;
}

export function bodySchemaYaml({ noun }: Names): string {
  return `type: object
description: ${draft(`Say what of a ${toWords(noun)} is sent.`)}
additionalProperties: false
x-assumed: [unknown-properties-refused, no-empty-names]
required: [name]
properties:
  name:
    type: string
    minLength: 1
    description: ${draft("Write down the properties; this one is an example.")}
    example: Example
`;
}

export function responseSchemaYaml({ noun }: Names): string {
  return `type: object
description: ${draft(`Say what a ${toWords(noun)} is.`)}
required: [${snake(noun)}_id, name]
properties:
  ${snake(noun)}_id:
    type: integer
    minimum: 1
    x-assumed: positive-integer-ids
    description: ${draft("Say whose id this is.")}
    example: 1
  name:
    type: string
    description: ${draft("Write down the properties; this one is an example.")}
    example: Example
`;
}

export function exampleYaml({ noun }: Names): string {
  return `summary: A ${toWords(noun)}\nvalue:\n  ${snake(noun)}_id: 1\n  name: Example\n`;
}

/** By method and path, so that the sample compiles before the client has a method for the operation. */
export function typescriptSample({ method, path, hasBody }: NewOperation): string {
  const places = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => `${name}: ${name === "dealerId" ? 42 : 1}`);
  const body = hasBody ? `,\n  body: { name: "Example" }` : "";
  return `import { createPartnerClient } from "@chekt/partner-client";

const chekt = createPartnerClient(); // CHEKT_CLIENT_ID and CHEKT_CLIENT_SECRET

const { data } = await chekt.${method.toUpperCase()}("${path}", {
  params: { path: { ${places.join(", ")} } }${body},
});
console.log(data);
`;
}

/** While the API is 0.x, an addition is a patch. */
export function changesetMarkdown({ id }: NewOperation): string {
  return `---\n"@chekt/partner-spec": patch\n---\n\n\`${id}\`: a new operation.\n`;
}
