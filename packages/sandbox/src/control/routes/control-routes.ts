import type { Context as HonoContext, Hono } from "hono";
import { ApiError } from "../../api-error.ts";
import type { Context } from "../../context.ts";
import type { OperationValidators } from "../../description/described-operation.ts";
import { explain } from "../../description/explain.ts";
import type { OperationId } from "../../generated/control-operation-id.ts";
import { validators } from "../../generated/control-validators.js";
import { checkText, parseJson, readText } from "../../http/body.ts";
import type { Changes } from "../changes.ts";

/** What the routes of a tag are put on, and what they work with. */
export interface ControlRoutes {
  readonly control: Hono<ControlEnv>;
  readonly context: Context;
  readonly changes: Changes;
}

export interface ControlEnv {
  readonly Variables: {
    /** What is asked for, and where: known once the parameters are checked. */
    asked: { readonly operation: OperationId; readonly workspace: string } | undefined;
  };
}

/** A request to the control plane, at any of its paths. */
type ControlCall = HonoContext<ControlEnv>;

/** The parameters that are numbers. */
const numbers: ReadonlySet<string> = new Set(["after", "dealerId", "faultId", "limit", "siteId"]);

/**
 * The workspace in the path, once the parameters fit the description.
 *
 * @throws ApiError 400 or 404.
 */
export async function findWorkspace({ store }: Context, c: ControlCall, operation: OperationId): Promise<string> {
  const path = c.req.param() as Record<string, string>;
  const texts = Object.entries({ ...c.req.query(), ...path });
  const parameters = Object.fromEntries(
    // Anything but a number stays a text, for the schema to refuse.
    texts.map(([name, text]) => [name, numbers.has(name) && /^\d{1,15}$/.test(text) ? Number(text) : text]),
  );
  check(validators[operation].parameters, parameters, "the request");
  const workspace = path["workspace"] ?? "";
  const row = await store.db
    .selectFrom("workspaces")
    .select("workspace")
    .where("workspace", "=", workspace)
    .executeTakeFirst();
  if (!row) throw new ApiError(404, `There is no workspace ${workspace}`);
  c.set("asked", { operation, workspace });
  return workspace;
}

/**
 * A body that fits the description. It may be left out where nothing in it is required.
 *
 * @throws ApiError 400.
 */
export async function readControlBody<Body>(c: ControlCall, operation: OperationId): Promise<Body> {
  const text = await readText(c.req.raw);
  const body = text === "" ? {} : parseJson(text);
  check(validators[operation].body, body, "the body");
  checkText(text, "the body");
  return body as Body;
}

function check(validate: OperationValidators["body"], value: unknown, whole: string): void {
  if (validate === undefined || validate(value)) return;
  const { field, message } = explain(validate.errors ?? [], value, whole);
  throw new ApiError(400, message, field || undefined);
}
