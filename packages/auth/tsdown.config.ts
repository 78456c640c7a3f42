import { builtInPackages } from "@chekt/config/built-in-packages";
import { build } from "@chekt/config/tsdown";
import type { UserConfig } from "tsdown";

/** An ES module, which CommonJS on Jest cannot load. */
const builtIn = "oauth4webapi";

const config: UserConfig = build(
  {
    entry: ["src/index.ts", "src/internal.ts"],
    // The declarations use no type of it, and without this line they would still import it.
    deps: { dts: { alwaysBundle: [builtIn] } },
  },
  {
    deps: { alwaysBundle: (id) => id === builtIn, onlyBundle: [builtIn], dts: {} },
    plugins: [builtInPackages(import.meta.url, [builtIn])],
  },
);
export default config;
