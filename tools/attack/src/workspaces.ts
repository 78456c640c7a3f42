import type { Credentials, Target } from "./target.ts";

/** Two new workspaces of a sandbox: one to attack from, and one that must not notice. */
export interface Workspaces extends AsyncDisposable {
  readonly target: Target;
}

interface CreatedWorkspace {
  readonly workspace: string;
  readonly platform_partner: { readonly client_id: string; readonly client_secret: string };
  readonly dealers: { readonly connected: readonly [number, ...number[]] };
}

/**
 * Creates two workspaces through the control plane.
 *
 * @param controlToken the token of the control plane, if it requires one.
 * @throws TypeError if the URL is not on a loopback address; Error if the control plane refuses.
 */
export async function createWorkspaces(url: string, controlToken: string | undefined): Promise<Workspaces> {
  const { hostname, port, origin, protocol } = new URL(url);
  if (protocol !== "http:" || !/^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(hostname)) {
    throw new TypeError(
      `${url} is not a sandbox on this machine. The attack runs only on http:// and a loopback address.`,
    );
  }
  const headers = {
    "content-type": "application/json",
    ...(controlToken !== undefined && { authorization: `Bearer ${controlToken}` }),
  };
  const create = async (): Promise<CreatedWorkspace> => {
    const response = await fetch(`${origin}/_sandbox/workspaces`, { method: "POST", headers, body: '{"seed":"demo"}' });
    if (response.ok) return (await response.json()) as CreatedWorkspace;
    throw new Error(
      `The control plane returned ${response.status}. Set CHEKT_SANDBOX_CONTROL_TOKEN if it requires a token.`,
    );
  };
  const created = [await create(), await create()] as const;
  const [attacker, other] = created.map(({ platform_partner: client, dealers }): Credentials => {
    return { clientId: client.client_id, clientSecret: client.client_secret, dealerId: dealers.connected[0] };
  });
  if (!attacker || !other) throw new Error("There are no workspaces.");
  return {
    target: { host: hostname.replaceAll(/[[\]]/g, ""), port: Number(port || 80), attacker, other },
    async [Symbol.asyncDispose]() {
      for (const { workspace } of created) {
        // A sandbox that was restarted has another port, and is deleted with its data.
        await fetch(`${origin}/_sandbox/workspaces/${workspace}`, { method: "DELETE", headers }).catch(() => {});
      }
    },
  };
}
