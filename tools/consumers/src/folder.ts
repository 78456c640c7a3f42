import { fileURLToPath } from "node:url";

/** This package's folder, from which the packages under test are resolved by name. */
export const folder: string = fileURLToPath(new URL("..", import.meta.url));
