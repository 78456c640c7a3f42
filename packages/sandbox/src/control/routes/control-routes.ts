import type { Context as HonoContext, Hono } from "hono";
import { ApiError } from "../../api-error.ts";
import type { Context } from "../../context.ts";
import type { OperationValidators } from "../../description/described-operation.ts";
import { explain } from "../../description/explain.ts";
import type { OperationId } from "../../generated/control-operation-id.ts";
import { validators } from "../../generated/control-validators.js";
import { checkBodyTexts, checkText, parseJson, readText } from "../../http/body.ts";
import type { Changes } from "../changes.ts";

/** What the route files add their routes to, and what they share. */
export interface ControlRoutes {
  readonly control: Hono<ControlEnv>;
  readonly context: Context;
  readonly changes: Changes;
}

export interface ControlEnv {
  readonly Variables: {
    /** The operation and workspace of the request; set once the parameters are valid. */
    asked: { readonly operation: OperationId; readonly workspace: string } | undefined;
  };
}

/** The largest accepted body of the control plane, in bytes. */
const MAX_BYTES = 65_536;

/** A request to the control plane. */
type ControlCall = HonoContext<ControlEnv>;

/** The parameters that are numbers. */
const numbers: ReadonlySet<string> = new Set(["after", "dealerId", "faultId", "limit", "siteId"]);

/**
 * Validates the parameters of a request, and returns the workspace in its path.
 *
 * @throws ApiError 400 or 404.
 */
export async function findWorkspace({ store }: Context, c: ControlCall, operation: OperationId): Promise<string> {
  const path = c.req.param() as Record<string, string>;
  const texts = Object.entries({ ...c.req.query(), ...path });
  for (const [name, text] of texts) checkText(text, name);
  const parameters = Object.fromEntries(
    // Anything but a number stays a string, for the schema to reject it.
    texts.map(([name, text]) => [name, numbers.has(name) && /^\d{1,15}$/.test(text) ? Number(text) : text]),
  );
  check(validators[operation].parameters, parameters, "the request");
  const workspace = path["workspace"] ?? "";
  const row = await store.db
    .selectFrom("workspaces")
    .select("workspace")
    .where("workspace", "=", workspace)
    .executeTakeFirst();
  if (!row) throw new ApiError(404, `Unknown workspace "${workspace}"`);
  c.set("asked", { operation, workspace });
  return workspace;
}

/**
 * Reads and validates the body of a request. An empty body counts as an empty object.
 *
 * @throws ApiError 400.
 */
export async function readControlBody<Body>(c: ControlCall, operation: OperationId): Promise<Body> {
  const text = await readText(c.req.raw, MAX_BYTES);
  const body = text === "" ? {} : parseJson(text);
  check(validators[operation].body, body, "the body");
  checkBodyTexts(text, body);
  checkText(text, "the body");
  return body as Body;
}

function check(validate: OperationValidators["body"], value: unknown, whole: string): void {
  if (validate === undefined || validate(value)) return;
  const { field, message } = explain(validate.errors ?? [], value, whole);
  throw new ApiError(400, message, field || undefined);
}
