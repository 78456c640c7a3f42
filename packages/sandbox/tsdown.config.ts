import { builtInPackages } from "@chekt/config/built-in-packages";
import { buildWithCommand } from "@chekt/config/tsdown";
import type { UserConfig } from "tsdown";

/** Bundled, because loading these file by file takes longer than starting the sandbox. */
const builtIn = ["@hono/node-server", "ajv", "ajv-formats", "hono", "kysely"];

/** An ES module, which CommonJS on Jest cannot load. */
const builtIntoCommonJs = "jose";

const config: UserConfig = buildWithCommand(
  {
    deps: {
      onlyBundle: [...builtIn, "@chekt/description"],
      // The declarations use no type of it, and without this line they would still import it.
      dts: { alwaysBundle: [builtIntoCommonJs] },
    },
    plugins: [builtInPackages(import.meta.url, [...builtIn, builtIntoCommonJs])],
  },
  {
    deps: {
      alwaysBundle: (id) => id === builtIntoCommonJs,
      onlyBundle: [...builtIn, "@chekt/description", builtIntoCommonJs],
      dts: {},
    },
  },
);
export default config;
