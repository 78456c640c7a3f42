import {
  type CodeSample,
  type Content,
  findNamedExample,
  type Link,
  type Operation as DescribedOperation,
  type Parameter,
  readAssumptions,
  readKeywords,
  type Response,
} from "@chekt/description";
import { description, document, tags } from "./document.ts";
import { describeType, type Field, type FieldGroup, readField, readGroups } from "./fields.ts";
import { remedyFor } from "./remedies.ts";

/** An example of a request or response body. */
export interface Example {
  readonly title: string;
  readonly text: string;
}

/** The body of a request or response. */
export interface Body {
  readonly contentType: string;
  readonly type: string;
  readonly description: string;
  readonly assumed: readonly string[];
  readonly groups: readonly FieldGroup[];
  readonly examples: readonly Example[];
}

export interface Answer {
  readonly status: number;
  /** Markdown. */
  readonly description: string;
  /** For an error, how to fix it. Markdown. */
  readonly remedy: string | undefined;
  readonly assumed: readonly string[];
  readonly body: Body | undefined;
  readonly links: readonly Link[];
}

/** An operation, prepared for its page. */
export interface Operation {
  readonly id: string;
  /** The name in its URL: `list-sites`. */
  readonly slug: string;
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  /** Markdown. */
  readonly description: string;
  /** The token that it requires. */
  readonly token: "client" | "user" | "none";
  /** The scopes that the token must have. */
  readonly scopes: readonly string[];
  /** Whether the operation is safe to retry after its response was lost. */
  readonly retryable: boolean;
  readonly assumed: readonly string[];
  readonly parameters: readonly (Field & { readonly in: Parameter["in"] })[];
  readonly body: Body | undefined;
  readonly answers: readonly Answer[];
  readonly samples: readonly CodeSample[];
}

/** All operations, grouped by tag, in the order of the description. */
export const operations: readonly Operation[] = tags.flatMap(({ name }) =>
  description.operations.filter((operation) => operation.tags[0] === name).map(describeOperation),
);

const byId = new Map(operations.map((operation) => [operation.id, operation]));

/** @throws Error if the description has no operation with that id. */
export function operationById(id: string): Operation {
  const operation = byId.get(id);
  if (!operation) throw new Error(`Unknown operation "${id}". Operations: ${[...byId.keys()].join(", ")}.`);
  return operation;
}

function describeOperation(operation: DescribedOperation): Operation {
  const { id, method, path, summary, retryable, assumed, scheme, scopes, codeSamples } = operation;
  return {
    id,
    slug: id.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    method,
    path,
    tag: operation.tags[0] ?? "",
    summary,
    description: operation.description,
    token: scheme === undefined ? "none" : scheme === "authorizationCode" ? "user" : "client",
    scopes,
    retryable,
    assumed,
    parameters: operation.parameters.map(describeParameter),
    body: operation.body && describeBody(operation.body),
    answers: [...operation.responses.values()].map((response) => describeResponse(response, operation)),
    samples: codeSamples,
  };
}

function describeParameter({ name, in: place, ...parameter }: Parameter): Operation["parameters"][number] {
  const field = readField(name, parameter.schema, parameter.required);
  const example = [parameter.example ?? []].flat().map(String).join(",");
  return {
    ...field,
    in: place,
    description: parameter.description,
    example: example === "" ? field.example : example,
    assumed: [...parameter.assumed, ...field.assumed],
    groups: [],
  };
}

function describeResponse(
  { status, component, content, links, assumed, ...response }: Response,
  operation: DescribedOperation,
): Answer {
  const sample = findNamedExample(operation).name;
  // The response to the request of the samples comes first.
  const examples = content?.examples.toSorted(
    (one, other) => Number(other.name === sample) - Number(one.name === sample),
  );
  return {
    status,
    description: response.description,
    remedy: remedyFor(component),
    assumed,
    body: content && describeBody({ ...content, examples: examples ?? [] }),
    links,
  };
}

function describeBody({ mediaType, schema, examples }: Content): Body {
  const keywords = readKeywords(document, schema);
  return {
    contentType: mediaType,
    type: describeType(schema),
    description: typeof keywords["description"] === "string" ? keywords["description"] : "",
    assumed: readAssumptions(keywords),
    groups: readGroups(schema),
    examples: examples.map(({ name, summary, value }) => ({
      title: summary ?? name,
      text: JSON.stringify(value, undefined, 2),
    })),
  };
}
