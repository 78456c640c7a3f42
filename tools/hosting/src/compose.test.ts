import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { execForm, readStages, findValues } from "./dockerfile.ts";

interface Service {
  readonly image: string;
  readonly user?: string;
  readonly build?: { readonly context: string; readonly target: string };
  readonly command?: readonly string[];
  readonly read_only?: boolean;
  readonly privileged?: boolean;
  readonly cap_drop?: readonly string[];
  readonly cap_add?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly tmpfs?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly ports?: readonly string[];
  readonly networks?: readonly string[];
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly stop_grace_period?: string;
  readonly deploy?: { readonly resources?: { readonly limits?: { readonly memory?: string } } };
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

const read = (path: string): Promise<string> => readFile(new URL(path, import.meta.url), "utf8");
const text = await read("../compose.yaml");
const { services, networks, volumes, secrets } = parse(text, { merge: true }) as Compose;
const stages = readStages(await read("../Dockerfile"));
const named = Object.entries(services).map(([name, service]) => ({ name, service }));
const findService = (name: string): Service => services[name] ?? { image: "" };

describe.each(named)("$name service", ({ name, service }) => {
  it(`runs ${name} read-only except for its volumes and /tmp, without additional privileges`, () => {
    expect(service).toMatchObject({
      read_only: true,
      cap_drop: ["ALL"],
      security_opt: ["no-new-privileges:true"],
      tmpfs: expect.arrayContaining(["/tmp"]),
    });
    expect(service).not.toHaveProperty("cap_add");
    expect(service).not.toHaveProperty("privileged");
  });

  it(`pins the image version of ${name} or builds an existing target`, () => {
    const targets = stages.map((stage) => stage.name);
    const isPinned = service.build ? targets.includes(service.build.target) : /:\d+\.\d+/.test(service.image);
    expect(isPinned).toBe(true);
  });

  it(`runs ${name} as an unprivileged user and publishes its ports only locally`, () => {
    const user = service.user ?? findValues(stages, service.build?.target ?? "", "USER").at(-1);
    expect(user).toMatch(/^(node|postgres)$/);
    expect((service.ports ?? []).filter((port) => !port.startsWith("127.0.0.1:"))).toEqual([]);
  });

  it(`reads the secrets of ${name} from files`, () => {
    const settings = Object.entries(service.environment ?? {});
    expect(settings.filter(([key]) => /PASSWORD|TOKEN|SANDBOX_DB/.test(key) && !key.endsWith("_FILE"))).toEqual([]);
    const files = settings.filter(([key]) => key.endsWith("_FILE")).map(([, value]) => value);
    const mounted = service.secrets ?? [];
    expect(files).toEqual(mounted.map((secret) => `/run/secrets/${secret}`));
    expect(mounted.map((secret) => secrets[secret]?.file)).toEqual(mounted.map((secret) => `./secrets/${secret}`));
  });
});

it.each(named)("limits the memory of $name, and its heap to half of that", ({ service }) => {
  const limit = /^(\d+)M$/.exec(service.deploy?.resources?.limits?.memory ?? "")?.[1];
  expect(Number(limit)).toBeGreaterThanOrEqual(512);
  if (service.build === undefined) return;
  expect(service.environment?.["NODE_OPTIONS"]).toBe(`--max-old-space-size=${Number(limit) / 2}`);
});

describe("compose.yaml", () => {
  it("keeps PostgreSQL's data in a volume and isolates its network", () => {
    const [volume = ""] = findService("postgres").volumes ?? [];
    expect(Object.keys(volumes)).toContain(volume.split(":")[0]);
    expect(findService("postgres").networks).toEqual(["store"]);
    expect(networks["store"]).toEqual({ internal: true });
    expect(findService("postgres").ports).toBeUndefined();
  });

  it("starts the sandbox after PostgreSQL is healthy and checks the sandbox's readiness", () => {
    expect(findService("sandbox").depends_on).toEqual({ postgres: { condition: "service_healthy" } });
    expect(findService("postgres").healthcheck?.test).toEqual(expect.arrayContaining(["pg_isready"]));
    const [how, ...test] = findService("sandbox").healthcheck?.test ?? [];
    const ofImage = execForm(findValues(stages, "sandbox", "HEALTHCHECK").at(-1));
    expect([how, ...test]).toEqual(["CMD", ...ofImage.map((part) => part.replace("/healthz", "/readyz"))]);
  });

  it("publishes a range of ports for the replicas and allows enough time to stop", () => {
    expect(text).toContain("replicas: ${SANDBOX_REPLICAS:-1}");
    expect(findService("sandbox").ports).toEqual([expect.stringMatching(/^127\.0\.0\.1:\d+-\d+:4010$/)]);
    const { command = [], stop_grace_period = "" } = findService("sandbox");
    const seconds = (option: string): number => Number(command[command.indexOf(option) + 1]);
    expect(Number.parseInt(stop_grace_period, 10)).toBeGreaterThan(seconds("--drain") + seconds("--grace"));
  });
});
