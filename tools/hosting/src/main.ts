import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { packInto } from "./pack.ts";

const folder = fileURLToPath(new URL("../packed", import.meta.url));
// Tarballs of older versions would be installed as well.
await rm(folder, { recursive: true, force: true });
await packInto(folder);
process.stdout.write(`Packed into ${folder}. Next: docker build --target sandbox --tag chekt-sandbox tools/hosting\n`);
