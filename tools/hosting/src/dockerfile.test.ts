import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { execForm, readStages, findValues } from "./dockerfile.ts";

const read = (path: string): Promise<string> => readFile(new URL(path, import.meta.url), "utf8");
const text = await read("../Dockerfile");
const stages = readStages(text);
const last = (stage: string, instruction: string): string | undefined => findValues(stages, stage, instruction).at(-1);

describe("Dockerfile", () => {
  it("pins the exact Node version of the repository", async () => {
    const version = (await read("../../../.node-version")).trim();
    const bases = stages.map(({ from }) => from).filter((from) => !stages.some(({ name }) => name === from));
    expect(bases).toEqual([`node:${version}-alpine`]);
  });

  it("builds the sandbox by default", () => {
    expect(stages.at(-1)?.name).toBe("sandbox");
  });

  it("contains no secrets and downloads only packages", () => {
    expect(text).not.toMatch(/password|token|secret/i);
    expect(text).not.toMatch(/\b(ADD|curl|wget)\b/);
  });

  it("installs only production dependencies from the lockfile, without install scripts", () => {
    const installs = stages.flatMap(({ name }) => findValues(stages, name, "RUN")).filter((run) => run.includes("npm"));
    expect(installs).toHaveLength(2);
    for (const run of installs) expect(run).toMatch(/^npm ci --omit=dev --ignore-scripts /);
  });
});

describe.each([
  { image: "sandbox", port: "4010" },
  { image: "mock", port: "4011" },
])("$image image", ({ image, port }) => {
  it(`runs the ${image} image as an unprivileged user that does not own its programs`, () => {
    expect(last(image, "USER")).toBe("node");
    expect(findValues(stages, image, "COPY").filter((copy) => copy.includes("--chown"))).toEqual([]);
  });

  it(`runs the command of the ${image} image directly, so that it receives the stop signal`, () => {
    expect(last(image, "STOPSIGNAL")).toBe("SIGTERM");
    expect(execForm(last(image, "ENTRYPOINT"))[0]).toBe("node");
    expect(execForm(last(image, "CMD"))).toEqual(expect.arrayContaining(["--host", "0.0.0.0", "--port", port]));
  });

  it(`exposes port ${port} of the ${image} image and checks its health without a shell`, () => {
    expect(last(image, "EXPOSE")).toBe(port);
    const [command, , url] = execForm(last(image, "HEALTHCHECK"));
    expect([command, url]).toEqual(["node", expect.stringContaining(`http://127.0.0.1:${port}/`)]);
  });

  it(`copies only the installed packages and the health check into the ${image} image`, () => {
    expect(findValues(stages, image, "COPY")).toEqual([
      `--from=${image}-packages /srv/node_modules ./node_modules`,
      "healthcheck.ts ./",
    ]);
  });

  it(`labels the ${image} image with the standard labels and the version of its package`, async () => {
    const labels = last(image, "LABEL") ?? "";
    const names = [...labels.matchAll(/org\.opencontainers\.image\.(\w+)=/g)].map(([, name]) => name);
    expect(names).toEqual(["title", "description", "source", "licenses", "version", "revision"]);
    const manifest = await readFile(new URL(import.meta.resolve(`@chekt/partner-${image}/package.json`)), "utf8");
    const { version }: { version: string } = JSON.parse(manifest);
    expect(findValues(stages, image, "ARG")).toContain(`VERSION=${version}`);
  });
});

it("throws for the shell form and for a line that is not an instruction", () => {
  expect(() => execForm("node server.js")).toThrow('Expected the exec form ["command", …] in: node server.js');
  expect(() => readStages("FROM a AS b\nnode server.js\n")).toThrow("Invalid Dockerfile instruction: node server.js");
});
