/** A refusal of the control plane, or that it did not answer. Its message is for people. */
export class ControlError extends Error {
  override readonly name = "ControlError";
  /** Undefined where there was no answer. */
  readonly status: number | undefined;
  /** The field at fault, where there is one. */
  readonly field: string | undefined;

  constructor(message: string, status?: number, field?: string) {
    super(message);
    this.status = status;
    this.field = field;
  }
}

/** The control plane, as far as a workspace goes. */
export interface Control {
  readonly workspace: string;
  /** Reads or changes something of the workspace: `call("GET", "/clock")`. */
  call<Result>(method: string, path: string, body?: unknown): Promise<Result>;
  /** The answer itself, whatever it holds. */
  open(path: string, signal?: AbortSignal): Promise<Response>;
  workspaces(): Promise<string[]>;
}

/** A call, with what it sends. */
interface Asking {
  readonly method?: string;
  readonly json?: unknown;
  readonly signal?: AbortSignal;
}

/** Where the control token is kept: as long as the tab is open, and nowhere else. */
const TOKEN = "chekt-control-token";

/**
 * @param askToken asks for the control token, where the control plane wants one.
 * @param wasRefused whether a token was given that it did not take.
 */
export function createControl(workspace: string, askToken: (wasRefused: boolean) => Promise<string>): Control {
  let asking: Promise<void> | undefined;
  async function ask(wasRefused: boolean): Promise<void> {
    sessionStorage.setItem(TOKEN, await askToken(wasRefused));
    asking = undefined;
  }

  /** Calls until it is let in. */
  async function request(path: string, { json, ...init }: Asking): Promise<Response> {
    for (;;) {
      const token = sessionStorage.getItem(TOKEN);
      const headers = {
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(json !== undefined && { "content-type": "application/json" }),
      };
      const body = json === undefined ? null : JSON.stringify(json);
      // The path leads from the page's own to the rest of the control plane.
      const answer = await fetch(path, { ...init, headers, body, cache: "no-store" }).catch((error: unknown) => {
        if (init.signal?.aborted) throw error;
        throw new ControlError("The sandbox does not answer. Is it still running?");
      });
      if (answer.status !== 401) return answer;
      // Meanwhile another call may have got the right one.
      if (token === sessionStorage.getItem(TOKEN)) await (asking ??= ask(token !== null));
    }
  }

  async function accepted(path: string, init: Asking): Promise<Response> {
    const answer = await request(path, init);
    if (answer.ok) return answer;
    const { error_message, field } = await answer.json().catch(() => ({}));
    throw new ControlError(error_message ?? `The sandbox answered ${answer.status}.`, answer.status, field);
  }

  const place = (path: string): string => `workspaces/${encodeURIComponent(workspace)}${path}`;
  return {
    workspace,
    async call(method, path, body) {
      const answer = await accepted(place(path), { method, json: body });
      return answer.status === 204 ? undefined : answer.json();
    },
    open: (path, signal) => accepted(place(path), signal ? { signal } : {}),
    workspaces: async () => (await accepted("workspaces", {})).json(),
  };
}
