import { parseArgs } from "node:util";
import type { Method } from "@chekt/description";

export const help = `Usage: pnpm new:operation OPERATION_ID --method METHOD --path PATH --tag TAG [--status STATUS] [--no-body]

Creates the files of an operation: its path, schemas, example, TypeScript sample and changeset. Text for you to complete is
marked DRAFT, and \`npm test\` reports each place until you have.

  OPERATION_ID     a verb and a noun, such as getGateway
  --method METHOD  get, post, put, patch or delete
  --path PATH      such as /partner/v1/dealers/{dealerId}/gateways/{gatewayId}
  --tag TAG        a tag of spec/openapi.yaml, such as "Sites"
  --status STATUS  the success status code (default: 201 for post, 204 for delete, otherwise 200)
  --no-body        the operation has no request body, although its method allows one
  --help           print this text
`;

/** The methods that the client, the mock and the sandbox support, in the order that the lint rules require. */
export const METHODS: readonly Method[] = ["get", "post", "put", "patch", "delete"];

/** The operation to create. */
export interface NewOperation {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly tag: string;
  readonly status: string;
  readonly hasBody: boolean;
}

/** Invalid arguments. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * Parses the command line. Returns undefined if help is requested.
 *
 * @throws UsageError that describes the mistake and the correct form.
 */
export function readRequest(args: readonly string[]): NewOperation | undefined {
  const { values, positionals } = parse(args);
  if (values.help) return undefined;
  const [id = "", ...rest] = positionals;
  const method = METHODS.find((one) => one === values.method?.toLowerCase());
  const { path = "", tag = "" } = values;
  if (!/^[a-z]+([A-Z][a-z0-9]+)+$/.test(id) || rest.length > 0) {
    throw new UsageError(
      `Invalid operation ID "${positionals.join(" ")}". Use one verb and a noun in camel case, such as getGateway.`,
    );
  }
  if (!method) throw new UsageError(`--method must be one of ${METHODS.join(", ")}, not "${values.method ?? ""}".`);
  if (!/^(\/([a-z0-9]+(-[a-z0-9]+)*|\{[a-z][A-Za-z0-9]*\}))+$/.test(path)) {
    throw new UsageError(
      `--path must be a path in kebab case with parameters in camel case, such as /partner/v1/dealers/{dealerId}/gateways, not "${path}".`,
    );
  }
  if (tag === "") throw new UsageError("--tag is required. Use a tag of spec/openapi.yaml.");
  const status = values.status ?? (method === "post" ? "201" : method === "delete" ? "204" : "200");
  if (!/^20[0-4]$/.test(status))
    throw new UsageError(`--status must be a success status code from 200 to 204, not "${status}".`);
  return { id, method, path, tag, status, hasBody: !values["no-body"] && ["post", "put", "patch"].includes(method) };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        method: { type: "string" },
        path: { type: "string" },
        tag: { type: "string" },
        status: { type: "string" },
        "no-body": { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
