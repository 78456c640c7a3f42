import { CANARY } from "./attacks/isolation.ts";
import { attacks } from "./attacks/index.ts";
import { createRandom } from "./random.ts";
import { Finding, requestToken, send, type Target } from "./target.ts";

/** How to attack. */
export interface RunOptions {
  /** How long, in milliseconds. */
  readonly duration: number;
  readonly seed: number;
  /** Ends the attack early. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (attack: string, findings: number) => void;
}

/** What one attack did. */
export interface AttackFigures {
  readonly name: string;
  runs: number;
  /** The number of responses by status code. `none` is a connection that was closed. */
  readonly statuses: Map<string, number>;
}

/** The results of a run. */
export interface RunReport {
  readonly attacks: readonly AttackFigures[];
  readonly findings: readonly string[];
  /** The latencies of another client's reads, in milliseconds: idle and under attack. */
  readonly idle: readonly number[];
  readonly attacked: readonly number[];
}

/** How long another client's read may take under attack, in milliseconds. */
const LONGEST_READ = 5000;

/** How many reads of another client are measured before the attack. */
const IDLE_READS = 50;

/** Attacks a sandbox with each attack in turn, while another client reads. */
export async function attack(target: Target, { duration, seed, signal, onProgress }: RunOptions): Promise<RunReport> {
  const findings: string[] = [];
  const figures = attacks.map(({ name }): AttackFigures => ({ name, runs: 0, statuses: new Map() }));
  const other = await openOther(target);
  const idle: number[] = [];
  for (let count = 0; count < IDLE_READS; count += 1) idle.push(await other.read());

  const attacked: number[] = [];
  const end = new AbortController();
  const isOver = (): boolean => end.signal.aborted;
  const reading = (async () => {
    while (!isOver()) {
      try {
        attacked.push(await other.read());
      } catch (error) {
        findings.push(`Another client: ${message(error)}`);
      }
    }
  })();

  const random = createRandom(seed);
  const deadline = performance.now() + duration;
  let token = await requestToken(target, target.attacker);
  const isRunning = (): boolean => performance.now() < deadline && signal?.aborted !== true;
  for (let round = 0; isRunning(); round += 1) {
    const index = round % attacks.length;
    const [one, figure] = [attacks[index], figures[index]];
    if (!one || !figure) continue;
    try {
      if (round % 500 === 499) token = await requestToken(target, target.attacker);
      for (const answer of await one.run({ target, random, token })) {
        const status = answer === undefined ? "none" : String(answer.status);
        figure.statuses.set(status, (figure.statuses.get(status) ?? 0) + 1);
      }
    } catch (error) {
      if (!(error instanceof Finding)) throw error;
      findings.push(`${one.name}: ${error.message}`);
    }
    figure.runs += 1;
    onProgress?.(one.name, findings.length);
  }
  end.abort();
  await reading;
  return { attacks: figures, findings, idle, attacked };
}

/** Opens the other client, which creates a site that the attacker must not see, and reads it. */
async function openOther(target: Target): Promise<{ read(): Promise<number> }> {
  const headers = {
    authorization: `Bearer ${await requestToken(target, target.other)}`,
    "content-type": "application/json",
  };
  const sites = `/partner/v1/dealers/${target.other.dealerId}/sites`;
  const site = { external_site_id: `${CANARY}-${Date.now()}`, name: CANARY, timezone: "UTC" };
  const created = await send(target, sites, { method: "POST", headers, body: JSON.stringify(site) });
  if (created?.status !== 201) throw new Finding(`The other client's create returned ${created?.status ?? "nothing"}`);
  const { site_id }: { site_id: number } = JSON.parse(created.body);
  return {
    async read() {
      const startedAt = performance.now();
      const answer = await send(target, `${sites}/${site_id}`, { headers });
      const milliseconds = performance.now() - startedAt;
      if (answer?.status !== 200) throw new Finding(`a read returned ${answer?.status ?? "nothing"}`);
      if (milliseconds > LONGEST_READ) throw new Finding(`a read took ${Math.round(milliseconds)} ms`);
      return milliseconds;
    },
  };
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
