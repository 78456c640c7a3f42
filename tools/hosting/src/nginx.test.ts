import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { startSandbox } from "@chekt/partner-sandbox";
import { freePort } from "@chekt/testing/free-port";
import { readBlocks } from "@chekt/testing/guides";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

const guide = new URL("../../../packages/docs/src/content/docs/guides/hosting.mdx", import.meta.url);

/** Where Debian and Homebrew install it. */
const nginx = ["/usr/sbin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx"].find((path) => existsSync(path));
if (nginx === undefined)
  process.stdout.write("Skipped the tests of the nginx configuration: nginx is not installed.\n");

describe.skipIf(nginx === undefined)("the nginx configuration of the hosting guide", async () => {
  const sandbox = await startSandbox();
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), "chekt-nginx-"));
  let server: ChildProcess | undefined;
  afterAll(async () => {
    if (server !== undefined) {
      const ended = once(server, "close");
      server.kill("SIGTERM");
      await ended;
    }
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  });

  beforeAll(async () => {
    const block = readBlocks(await readFile(guide, "utf8")).find(({ language }) => language === "nginx");
    const [key, certificate] = [join(folder, "key.pem"), join(folder, "certificate.pem")];
    const subject = ["-days", "1", "-nodes", "-subj", "/CN=localhost"];
    const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"];
    await promisify(execFile)("openssl", ["req", "-x509", ...curve, ...subject, "-keyout", key, "-out", certificate]);
    const site = (block?.code ?? "")
      .replace("listen 443 ssl", `listen 127.0.0.1:${port} ssl`)
      .replace("/etc/nginx/tls/sandbox.pem", certificate)
      .replace("/etc/nginx/tls/sandbox.key", key)
      .replace(
        /^ {2}server 127\.0\.0\.1:4010;\n {2}server 127\.0\.0\.1:4011;$/m,
        `  server 127.0.0.1:${sandbox.port};`,
      );
    if (!site.includes(`127.0.0.1:${sandbox.port}`) || /\/etc\/nginx|:401[01];/.test(site)) {
      throw new Error(`The guide has another configuration than this test expects:\n${site}`);
    }
    await mkdir(join(folder, "temporary"));
    const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
      (name) => `${name}_temp_path ${join(folder, "temporary", name)};`,
    );
    // As root, workers would switch to another user, who cannot read the folder.
    const user = process.getuid?.() === 0 ? "user root;" : "";
    await writeFile(
      join(folder, "nginx.conf"),
      `${user} daemon off; pid ${join(folder, "nginx.pid")}; error_log ${join(folder, "error.log")};
events {}
http { access_log off; ${paths.join(" ")}
${site}
}`,
    );
    server = spawn(nginx ?? "", ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", join(folder, "error.log")], {
      stdio: "inherit",
    });
    await vi.waitUntil(async () => (await send("/").catch(() => undefined)) === 404, { timeout: 10_000 });
  }, 30_000);

  /** Sends a request through nginx, and returns the status code. */
  function send(
    path: string,
    {
      headers = {},
      body,
      method = body ? "POST" : "GET",
    }: {
      readonly headers?: Record<string, string>;
      readonly body?: string;
      readonly method?: string;
    } = {},
  ): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      const sent = request(
        { host: "127.0.0.1", port, path, method, headers, rejectUnauthorized: false, agent: false },
        (response) => {
          response.resume().on("end", () => resolve(response.statusCode));
        },
      );
      sent.on("error", reject).end(body);
    });
  }
  const sendMany = async (count: number, one: (index: number) => Promise<number | undefined>): Promise<number[]> => {
    const statuses: number[] = [];
    // Fewer at once than the connections that an address may have.
    while (statuses.length < count) {
      const batch = Array.from({ length: 20 }, (_, offset) => one(statuses.length + offset));
      statuses.push(...(await Promise.all(batch)).map(Number));
    }
    return statuses;
  };

  it("limits token requests", async () => {
    const body = "grant_type=client_credentials&client_id=x&client_secret=y";
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const statuses = await sendMany(60, () => send("/oauth/token", { body, headers }));
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(20);
  });

  it("limits requests of one address, also if each has another token", async () => {
    const statuses = await sendMany(1000, (index) =>
      send("/partner/v1/dealers/42", { headers: { authorization: `Bearer token-${index}` } }),
    );
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
  });

  it("exposes the API, and neither health checks, metrics nor the control plane", async () => {
    for (const path of ["/healthz", "/readyz", "/metrics", "/unknown"])
      expect([path, await send(path)]).toEqual([path, 404]);
    expect(await send("/_sandbox/workspaces")).toBe(403);
  });

  it("refuses bodies that are larger than those of the sandbox", async () => {
    await vi.waitFor(
      async () => {
        const status = await send("/partner/v1/dealers/42/sites", { body: "x".repeat(4 * 1024 * 1024 + 1) });
        expect(status).toBe(413);
      },
      { timeout: 10_000 },
    );
  });
});
