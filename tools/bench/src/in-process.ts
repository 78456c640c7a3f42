import { startSandbox } from "@chekt/partner-sandbox";

/**
 * Measures in a separate process what a test waits for: the start of the first sandbox after the import, and a
 * snapshot of the demo data and its restore. Prints the figures as JSON, in milliseconds.
 */
const rounds = Number(process.argv[2]);

const began = performance.now();
const sandbox = await startSandbox({ seed: "demo" });
const start = performance.now() - began;

const snapshots: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  const before = performance.now();
  await sandbox.snapshots.take("bench");
  await sandbox.snapshots.restore("bench");
  snapshots.push(performance.now() - before);
}
await sandbox.close();
process.stdout.write(JSON.stringify({ start, snapshots }));
