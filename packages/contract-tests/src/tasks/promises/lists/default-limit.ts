import { getAtPointer } from "@chekt/description";
import type { Run } from "../../../engine/run.ts";
import { readRows } from "./world.ts";

/** Without `limit`, a list returns at most the default number of rows. */
export async function checkDefaultLimit(run: Run): Promise<void> {
  const { description, fixture } = run;
  const operation = description.operation("listDevices");
  const limit = operation.parameters.find(({ name }) => name === "limit");
  if (!limit) return;
  const expected = Number(getAtPointer(description.document, `${limit.schema}/default`));
  const path = { dealerId: await fixture.id("dealerId"), siteId: await fixture.id("siteId") };
  const body = Array.from({ length: expected + 5 }, () => ({
    external_device_id: fixture.unique("many"),
    device_type: "camera",
    zone_number: "001",
  }));
  await run.succeed("createDevices", { path, body });
  const rows = await readRows(run, operation, path, {});
  if (rows.length === expected) return;
  const where = `${limit.schema}/default`;
  run.report(
    { check: "paging_conformance", expected: `${expected} rows`, where, got: `${rows.length} rows` },
    operation,
  );
}
