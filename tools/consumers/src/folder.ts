import { fileURLToPath } from "node:url";

/** The folder of this package, from which the packages under test are found by name. */
export const folder: string = fileURLToPath(new URL("..", import.meta.url));
