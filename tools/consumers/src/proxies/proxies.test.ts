import { readFileSync } from "node:fs";
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer, request } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, connect, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Sandbox, startSandbox } from "@chekt/partner-sandbox";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { folder as root } from "../folder.ts";
import { type Ended, run, runWell } from "../runtimes/run.ts";

const readme = readFileSync(join(root, "..", "..", "packages", "client", "README.md"), "utf8");

/** A block of code of the README's section on proxies. */
function block(language: string, containing: string): string {
  const [, section = ""] = readme.split("## Proxies and private certificates");
  const found = [...section.matchAll(/```(\w+)\n(.*?)```/gs)].find(
    ([, name, code]) => name === language && code?.includes(containing),
  );
  if (!found?.[2]) throw new Error(`The README has no ${language} block with ${containing}.`);
  return found[2];
}

const PROGRAM = `
import { createPartnerClient } from "@chekt/partner-client";
console.log((await createPartnerClient().dealers.get({ dealerId: 42 })).company_name);
`;

let sandbox: Sandbox;
let app: string;
/** The origins to which the proxy has forwarded. */
const reached: string[] = [];
const servers: Server[] = [];

async function listen(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

/** Starts a proxy that forwards plain requests, and opens reached for others. */
async function startProxy(): Promise<string> {
  const proxy = createServer((incoming, outgoing) => {
    const { method, headers, url = "" } = incoming;
    reached.push(new URL(url).host);
    const forwarded = request(url, { method, headers }, (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(outgoing);
    });
    incoming.pipe(forwarded);
  });
  proxy.on("connect", ({ url = "" }, socket, head: Buffer) => {
    reached.push(url);
    const target = connect(Number(url.split(":").at(-1)), "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      target.write(head);
      target.pipe(socket).pipe(target);
    });
    target.on("error", () => socket.destroy());
    socket.on("error", () => target.destroy());
  });
  return `http://127.0.0.1:${await listen(proxy)}`;
}

/** Starts a TLS server in front of the sandbox, with a certificate of a private authority. Returns its URL. */
async function startTls(): Promise<string> {
  const [key, certificate] = [join(app, "key.pem"), join(app, "ca.pem")];
  const subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"];
  const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1"];
  await runWell("openssl", ["req", "-x509", ...curve, ...subject, "-keyout", key, "-out", certificate], app);
  const tls = createTlsServer({ key: await readFile(key), cert: await readFile(certificate) }, (incoming, outgoing) => {
    const { method, headers, url = "/" } = incoming;
    const forwarded = request(`${sandbox.url}${url}`, { method, headers }, (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(outgoing);
    });
    incoming.pipe(forwarded);
  });
  return `https://127.0.0.1:${await listen(tls)}`;
}

beforeAll(async () => {
  sandbox = await startSandbox();
  app = await mkdtemp(join(tmpdir(), "chekt-proxies-"));
  await writeFile(join(app, "package.json"), '{ "type": "module" }');
  await writeFile(join(app, "app.js"), PROGRAM);
  await symlink(join(root, "node_modules"), join(app, "node_modules"));
});

afterAll(async () => {
  for (const server of servers) server.close();
  await sandbox.close();
  await rm(app, { recursive: true, force: true });
});

/** Runs a shell command of the README in the app's folder. */
function runShell(command: string, baseUrl: string): Promise<Ended> {
  const { clientId, clientSecret } = sandbox.credentials.platformPartner;
  const credentials = { CHEKT_CLIENT_ID: clientId, CHEKT_CLIENT_SECRET: clientSecret, CHEKT_BASE_URL: baseUrl };
  return run("sh", ["-c", command.replace(/\bnode\b/, process.execPath)], app, {
    ...credentials,
    NODE_NO_WARNINGS: "1",
  });
}

const company = "CHeKT Security Solutions Inc.\n";

describe("the README's section on proxies", () => {
  it("sends all requests through the proxy of the environment variables", async () => {
    const [proxy, target] = [await startProxy(), await startTls()];
    const command = block("sh", "NODE_USE_ENV_PROXY")
      .replace("http://proxy.example:3128", proxy)
      .replace("NODE_USE_ENV_PROXY", `NODE_EXTRA_CA_CERTS=${join(app, "ca.pem")} NODE_USE_ENV_PROXY`);
    expect(await runShell(command, target)).toMatchObject({ stdout: company, code: 0 });
    expect(reached.splice(0)).toContain(new URL(target).host);
  });

  it("accepts a certificate of the authority in NODE_EXTRA_CA_CERTS, and no other", async () => {
    const target = await startTls();
    const command = block("sh", "NODE_EXTRA_CA_CERTS").replace("/etc/ssl/company-ca.pem", join(app, "ca.pem"));
    expect(await runShell(command, target)).toMatchObject({ stdout: company, code: 0 });
    expect((await runShell("node app.js", target)).stderr).toContain("self-signed certificate");
  });

  it("sends all requests through the ProxyAgent of one client", async () => {
    const proxy = await startProxy();
    await writeFile(join(app, "proxy-agent.js"), block("js", "ProxyAgent").replace("http://proxy.example:3128", proxy));
    expect(await runShell("node proxy-agent.js", sandbox.url)).toMatchObject({ stdout: company, code: 0 });
    expect(reached.splice(0)).toContain(new URL(sandbox.url).host);
  });
});
