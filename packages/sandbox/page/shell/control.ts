/** An error response of the control plane, or a request without a response. Its message is shown to the user. */
export class ControlError extends Error {
  override readonly name = "ControlError";
  /** Undefined if there was no response. */
  readonly status: number | undefined;
  /** The invalid field, if there is one. */
  readonly field: string | undefined;

  constructor(message: string, status?: number, field?: string) {
    super(message);
    this.status = status;
    this.field = field;
  }
}

/** Calls the control plane for a workspace. */
export interface Control {
  readonly workspace: string;
  /** Reads or changes data of the workspace: `call("GET", "/clock")`. */
  call<Result>(method: string, path: string, body?: unknown): Promise<Result>;
  /** Returns the response itself, for bodies that are not JSON. */
  open(path: string, signal?: AbortSignal): Promise<Response>;
  workspaces(): Promise<string[]>;
}

/** The options of a call. */
interface CallOptions {
  readonly method?: string;
  readonly json?: unknown;
  readonly signal?: AbortSignal;
}

/** The key of the control token in the session storage, which lasts until the tab is closed. */
const TOKEN = "chekt-control-token";

/**
 * @param askToken asks the user for the control token, if the control plane requires one.
 * @param wasRefused whether the previous token was rejected.
 */
export function createControl(workspace: string, askToken: (wasRefused: boolean) => Promise<string>): Control {
  let asking: Promise<void> | undefined;
  async function ask(wasRefused: boolean): Promise<void> {
    sessionStorage.setItem(TOKEN, await askToken(wasRefused));
    asking = undefined;
  }

  /** Sends a request, and repeats it with another token until it is no longer rejected with 401. */
  async function request(path: string, { json, ...init }: CallOptions): Promise<Response> {
    for (;;) {
      const token = sessionStorage.getItem(TOKEN);
      const headers = {
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(json !== undefined && { "content-type": "application/json" }),
      };
      const body = json === undefined ? null : JSON.stringify(json);
      // Relative to the page, which is served below the control plane's path.
      const response = await fetch(path, { ...init, headers, body, cache: "no-store" }).catch((error: unknown) => {
        if (init.signal?.aborted) throw error;
        throw new ControlError("The sandbox does not respond. Is it still running?");
      });
      if (response.status !== 401) return response;
      // A concurrent call may have obtained a new token already.
      if (token === sessionStorage.getItem(TOKEN)) await (asking ??= ask(token !== null));
    }
  }

  async function accepted(path: string, init: CallOptions): Promise<Response> {
    const response = await request(path, init);
    if (response.ok) return response;
    const { error_message, field } = await response.json().catch(() => ({}));
    throw new ControlError(error_message ?? `The sandbox responded ${response.status}.`, response.status, field);
  }

  const place = (path: string): string => `workspaces/${encodeURIComponent(workspace)}${path}`;
  return {
    workspace,
    async call(method, path, body) {
      const response = await accepted(place(path), { method, json: body });
      return response.status === 204 ? undefined : response.json();
    },
    open: (path, signal) => accepted(place(path), signal ? { signal } : {}),
    workspaces: async () => (await accepted("workspaces", {})).json(),
  };
}
