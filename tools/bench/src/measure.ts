import { spawn } from "node:child_process";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { comparedWith, type Figure, type FigureOfCommand, type Pair, within } from "./figures.ts";
import { measureKeysetPages } from "./keyset.ts";
import { type Amount, loads, putUnderLoad } from "./load.ts";
import type { Size } from "./many-sites.ts";
import { type Server, startPrismCommand, startSandboxCommand } from "./servers.ts";
import { median } from "./statistics.ts";

/** How thoroughly to measure: for figures to publish, or only to check that measuring works. */
export interface Effort {
  /** How often each figure is measured. */
  readonly rounds: number;
  /** Whether to run each load once before measuring, so that the code is compiled. */
  readonly warmUp: boolean;
  /** The amount of each load per round. */
  readonly load: Amount;
  /** The number of requests between two measurements of memory. */
  readonly requests: number;
  /** How long the server must receive no requests before it counts as idle, in seconds. */
  readonly restSeconds: number;
  /** The size of the large store whose keyset pages are compared with those of a store with 1,000 sites. */
  readonly large: Size;
  /** The number of pages that are read from each store. */
  readonly pages: number;
}

/** The parts that can be measured on their own, such as `pnpm bench memory`. */
export type Part = "starts" | "loads" | "memory" | "in-process" | "pages";

const parts: Readonly<Record<Part, (effort: Effort) => AsyncGenerator<Figure>>> = {
  starts: measureStarts,
  loads: measureLoads,
  memory: measureMemory,
  "in-process": measureInProcess,
  pages: measurePages,
};

export function isPart(name: string): name is Part {
  return Object.hasOwn(parts, name);
}

export const partNames: readonly Part[] = Object.keys(parts).filter(isPart);

/** Measures the parts in turn, and yields each figure as soon as it is known. */
export async function* measure(
  names: readonly Part[],
  effort: Effort,
): AsyncGenerator<FigureOfCommand, void, undefined> {
  for (const name of names) {
    for await (const figure of parts[name](effort)) yield { ...figure, command: `pnpm bench ${name}` };
  }
}

async function* measureStarts({ rounds }: Effort): AsyncGenerator<Figure> {
  const pairs: Pair[] = [];
  for (let round = 0; round < rounds; round += 1) {
    pairs.push({
      sandbox: await timeFirstResponse(() => startSandboxCommand("demo")),
      prism: await timeFirstResponse(startPrismCommand),
    });
  }
  yield within("start to the first 200", median(pairs.map(({ sandbox }) => sandbox)), "ms", 500);
  yield comparedWith("start to the first 200", pairs, { unit: "ms", larger: false, atLeast: 3 });
}

async function timeFirstResponse(start: () => Promise<Server>): Promise<number> {
  const server = await start();
  await server.stop();
  return server.firstResponse;
}

async function* measureLoads({ rounds, warmUp, load: amount }: Effort): AsyncGenerator<Figure> {
  const [sandbox, prism] = [await startSandboxCommand("large"), await startPrismCommand()];
  try {
    for (const load of loads) {
      const putOnBoth = async (): Promise<Pair> => ({
        sandbox: await putUnderLoad(sandbox, load, amount),
        prism: await putUnderLoad(prism, load, amount),
      });
      if (warmUp) await putOnBoth();
      const pairs: Pair[] = [];
      for (let round = 0; round < rounds; round += 1) pairs.push(await putOnBoth());
      yield comparedWith(load.name, pairs, { unit: "requests/s", larger: true, atLeast: load.atLeast });
    }
  } finally {
    for (const server of [sandbox, prism]) await server.stop();
  }
}

async function* measureMemory({ requests, restSeconds }: Effort): AsyncGenerator<Figure> {
  const server = await startSandboxCommand("demo");
  const [getSite] = loads;
  try {
    const idle = await server.memory();
    yield within("memory when idle", idle, "MB", 110);
    const prism = await startPrismCommand();
    try {
      const pair = { sandbox: idle, prism: await prism.memory() };
      yield comparedWith("memory when idle", [pair], { unit: "MB", larger: false, atLeast: 1 });
    } finally {
      await prism.stop();
    }
    if (getSite === undefined) throw new Error("The list of loads is empty.");
    await putUnderLoad(server, getSite, { requests });
    const after = `${requests.toLocaleString("en")} requests`;
    yield within(`memory under load, after ${after}`, await server.memory(), "MB", 110);
    await setTimeout(restSeconds * 1000);
    const growth = 100 * ((await server.memory()) / idle - 1);
    const figure = within(`growth of memory when idle, after ${after}`, Math.max(growth, 0), "%", 20);
    yield { ...figure, sandbox: `${figure.sandbox} of ${idle.toFixed(0)} MB` };
  } finally {
    await server.stop();
  }
}

async function* measureInProcess({ rounds }: Effort): AsyncGenerator<Figure> {
  const starts: number[] = [];
  const snapshots: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const script = fileURLToPath(new URL("in-process.ts", import.meta.url));
    const child = spawn(process.execPath, [script, "25"], { stdio: ["ignore", "pipe", "inherit"] });
    const result = JSON.parse((await child.stdout.setEncoding("utf8").toArray()).join("")) as {
      start: number;
      snapshots: number[];
    };
    starts.push(result.start);
    snapshots.push(median(result.snapshots));
  }
  yield within("start in a test, after the import", median(starts), "ms", 50);
  yield within("snapshot and restore of the demo data", median(snapshots), "ms", 5);
}

async function* measurePages({ large, pages }: Effort): AsyncGenerator<Figure> {
  const sites = (large.dealers * large.sitesOfDealer).toLocaleString("en");
  for (const [engine, name] of [
    ["sqlite", "SQLite"],
    ["postgres", "PostgreSQL"],
  ] as const) {
    const sizes = [{ dealers: 1, sitesOfDealer: 1000 }, large];
    const [few, many] = await measureKeysetPages(engine, sizes, pages);
    if (few === undefined || many === undefined) throw new Error(`No keyset page of ${name} was measured.`);
    yield within(`a keyset page of ${sites} sites in ${name}, to one of 1,000`, many / few, "×", 2);
  }
}
