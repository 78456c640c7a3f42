import { fileURLToPath } from "node:url";
import type { UserConfig } from "tsdown";

type Overrides = Exclude<NonNullable<UserConfig["format"]>, string | readonly unknown[]>["cjs"];

/** What every build has: declarations, and dependencies that stay external. */
const shared: UserConfig = {
  platform: "neutral",
  target: "es2023",
  dts: { oxc: true },
  sourcemap: false,
  clean: true,
  fixedExtension: false,
  report: false,
  failOnWarn: true,
};

/**
 * The build of a package: ES modules and CommonJS.
 *
 * @param config what differs from the other packages.
 * @param commonjs what differs in the CommonJS output.
 */
export function build(config: UserConfig = {}, commonjs: Overrides = {}): UserConfig {
  return {
    entry: ["src/index.ts"],
    ...shared,
    ...config,
    format: {
      esm: {},
      // Jest, which runs CommonJS, has no `import()`.
      cjs: { outputOptions: { dynamicImportInCjs: false }, ...commonjs },
    },
  };
}

/**
 * The build of a package with a command: also the entry point of the command, which is an ES module, and what its `bin` runs
 * first.
 *
 * @param config what differs from the other packages.
 * @param commonjs what differs in the CommonJS output.
 */
export function buildWithCommand(config: UserConfig = {}, commonjs: Overrides = {}): UserConfig {
  return build(
    {
      entry: ["src/index.ts", "src/cli.ts"],
      platform: "node",
      copy: [fileURLToPath(new URL("check-node.js", import.meta.url))],
      ...config,
    },
    { entry: { index: "src/index.ts" }, ...commonjs },
  );
}
