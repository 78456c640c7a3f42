import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { execForm, readStages, findValues } from "./dockerfile.ts";

const read = (path: string): Promise<string> => readFile(new URL(path, import.meta.url), "utf8");
const text = await read("../Dockerfile");
const stages = readStages(text);
const last = (stage: string, instruction: string): string | undefined => findValues(stages, stage, instruction).at(-1);

describe("the Dockerfile", () => {
  it("pins the full version of the Node that the repository uses", async () => {
    const version = (await read("../../../.node-version")).trim();
    const bases = stages.map(({ from }) => from).filter((from) => !stages.some(({ name }) => name === from));
    expect(bases).toEqual([`node:${version}-alpine`]);
  });

  it("builds the sandbox by default", () => {
    expect(stages.at(-1)?.name).toBe("sandbox");
  });

  it("contains no secret and downloads nothing but packages", () => {
    expect(text).not.toMatch(/password|token|secret/i);
    expect(text).not.toMatch(/\b(ADD|curl|wget)\b/);
  });

  it("installs production dependencies only, and runs no install scripts", () => {
    const installs = stages.flatMap(({ name }) => findValues(stages, name, "RUN")).filter((run) => run.includes("npm"));
    expect(installs).toHaveLength(2);
    for (const run of installs) expect(run).toMatch(/^npm install --omit=dev --ignore-scripts .*\.\/packed\/\*\.tgz$/);
  });
});

describe.each([
  { image: "sandbox", port: "4010" },
  { image: "mock", port: "4011" },
])("the image of the $image", ({ image, port }) => {
  it("runs as an unprivileged user that does not own its programs", () => {
    expect(last(image, "USER")).toBe("node");
    expect(findValues(stages, image, "COPY").filter((copy) => copy.includes("--chown"))).toEqual([]);
  });

  it("runs its command directly, so that the command receives the stop signal", () => {
    expect(last(image, "STOPSIGNAL")).toBe("SIGTERM");
    expect(execForm(last(image, "ENTRYPOINT"))[0]).toBe("node");
    expect(execForm(last(image, "CMD"))).toEqual(expect.arrayContaining(["--host", "0.0.0.0", "--port", port]));
  });

  it("sets the listening address and checks itself without a shell", () => {
    expect(last(image, "EXPOSE")).toBe(port);
    const [command, , url] = execForm(last(image, "HEALTHCHECK"));
    expect([command, url]).toEqual(["node", expect.stringContaining(`http://127.0.0.1:${port}/`)]);
  });

  it("copies only the installed packages from earlier stages", () => {
    expect(findValues(stages, image, "COPY")).toEqual([
      `--from=${image}-packages /srv/node_modules ./node_modules`,
      "healthcheck.ts ./",
    ]);
  });

  it("describes itself in the standard labels, with the version of the package", async () => {
    const labels = last(image, "LABEL") ?? "";
    const names = [...labels.matchAll(/org\.opencontainers\.image\.(\w+)=/g)].map(([, name]) => name);
    expect(names).toEqual(["title", "description", "source", "licenses", "version", "revision"]);
    const manifest = await readFile(new URL(import.meta.resolve(`@chekt/partner-${image}/package.json`)), "utf8");
    const { version }: { version: string } = JSON.parse(manifest);
    expect(findValues(stages, image, "ARG")).toContain(`VERSION=${version}`);
  });
});

it("rejects instructions in the shell form", () => {
  expect(() => execForm("node server.js")).toThrow("Not in exec form: node server.js");
  expect(() => readStages("FROM a AS b\nnode server.js\n")).toThrow("No instruction: node server.js");
});
