import {
  assumedBy,
  type CodeSample,
  description,
  type ExampleNode,
  type LinkNode,
  type MediaNode,
  type Method,
  METHODS,
  nameOf,
  type OperationNode,
  type ParameterNode,
  type PathItem,
  resolve,
  type ResponseNode,
} from "./document.ts";
import { type Field, type FieldGroup, fieldOf, groupsOf, typeOf } from "./fields.ts";
import { remedyFor } from "./remedies.ts";

/** An example of a body. */
export interface Example {
  readonly title: string;
  readonly text: string;
}

/** A body that is sent or answered. */
export interface Body {
  readonly contentType: string;
  readonly type: string;
  readonly description: string;
  readonly assumed: readonly string[];
  readonly groups: readonly FieldGroup[];
  readonly examples: readonly Example[];
}

export interface Answer {
  readonly status: string;
  /** Markdown. */
  readonly description: string;
  /** What to do about it, where it is a refusal. Markdown. */
  readonly remedy: string | undefined;
  readonly assumed: readonly string[];
  readonly body: Body | undefined;
  readonly links: readonly LinkNode[];
}

/** An operation, as its page shows it. */
export interface Operation {
  readonly id: string;
  readonly slug: string;
  readonly method: Method;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  /** Markdown. */
  readonly description: string;
  /** Whose token it takes. */
  readonly token: "client" | "user" | "none";
  /** Whether it may be sent again when its answer was lost. */
  readonly repeatable: boolean;
  readonly assumed: readonly string[];
  readonly parameters: readonly (Field & { readonly in: ParameterNode["in"] })[];
  readonly body: Body | undefined;
  readonly answers: readonly Answer[];
  readonly samples: readonly CodeSample[];
}

/** The name of an operation in an address: `list-sites`. */
function slugOf(operationId: string): string {
  return operationId.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** All operations, in the order of the tags and, within one, of the description. */
export const operations: readonly Operation[] = description.tags.flatMap(({ name }) =>
  Object.entries(description.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const node = item[method];
      return node?.tags[0] === name ? [readOperation(method, path, node, item)] : [];
    }),
  ),
);

const byId = new Map(operations.map((operation) => [operation.id, operation]));

/** @throws Error when there is no such operation. */
export function operationById(id: string): Operation {
  const operation = byId.get(id);
  if (!operation) throw new Error(`The description has no operation ${id}.`);
  return operation;
}

function readOperation(method: Method, path: string, node: OperationNode, item: PathItem): Operation {
  const [content] = Object.entries(node.requestBody?.content ?? {});
  return {
    id: node.operationId,
    slug: slugOf(node.operationId),
    method,
    path,
    tag: node.tags[0],
    summary: node.summary,
    description: node.description,
    token: readToken(node),
    repeatable: node["x-retry"] !== "never",
    assumed: assumedBy(node),
    parameters: [...(item.parameters ?? []), ...(node.parameters ?? [])].map((one) => readParameter(resolve(one))),
    body: content && readBody(...content),
    answers: Object.entries(node.responses).map(([status, response]) => ({
      ...readAnswer(status, resolve<ResponseNode>(response)),
      remedy: remedyFor(nameOf(response)),
    })),
    samples: node["x-codeSamples"] ?? [],
  };
}

function readToken({ security = description.security }: OperationNode): Operation["token"] {
  const [scheme] = security.flatMap((one) => Object.keys(one));
  if (scheme === undefined) return "none";
  return scheme === "authorizationCode" ? "user" : "client";
}

function readParameter(node: ParameterNode): Operation["parameters"][number] {
  const field = fieldOf(node.name, node.schema, node.required ?? false);
  const example = [node.example ?? []].flat().map(String).join(",");
  return {
    ...field,
    in: node.in,
    description: node.description,
    example: example === "" ? field.example : example,
    assumed: [...assumedBy(node), ...field.assumed],
    groups: [],
  };
}

function readAnswer(status: string, node: ResponseNode): Omit<Answer, "remedy"> {
  const [content] = Object.entries(node.content ?? {});
  return {
    status,
    description: node.description,
    assumed: assumedBy(node as object),
    body: content && readBody(...content),
    links: Object.values(node.links ?? {}),
  };
}

function readBody(contentType: string, media: MediaNode): Body {
  const schema = resolve(media.schema);
  return {
    contentType,
    type: typeOf(media.schema),
    description: schema.description ?? "",
    assumed: assumedBy(schema),
    groups: groupsOf(media.schema),
    examples: Object.entries(media.examples ?? {}).map(([name, one]) => {
      const { summary, value } = resolve<ExampleNode>(one);
      return { title: summary ?? name, text: JSON.stringify(value, undefined, 2) };
    }),
  };
}
