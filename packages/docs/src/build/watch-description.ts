import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import type { AstroIntegration } from "astro";

const spec = dirname(createRequire(import.meta.url).resolve("@chekt/partner-spec/package.json"));

/** In development, bundles the description again and reloads the pages when one of its sources changes. */
export function watchDescription(): AstroIntegration {
  return {
    name: "watch-description",
    hooks: {
      "astro:server:setup": ({ server, logger }) => {
        let running = Promise.resolve();
        let waiting: NodeJS.Timeout | undefined;
        const bundle = async (): Promise<void> => {
          try {
            await promisify(execFile)("pnpm", ["run", "bundle"], { cwd: spec });
            server.moduleGraph.invalidateAll();
            server.hot.send({ type: "full-reload" });
            logger.info("The description was bundled again.");
          } catch (error) {
            logger.error(String(Object(error).stderr ?? error));
          }
        };
        server.watcher.add(["openapi.yaml", "paths", "components", "prose"].map((source) => join(spec, source)));
        server.watcher.on("all", (_event, file) => {
          const source = relative(spec, file);
          if (source.startsWith("..") || source.startsWith("dist")) return;
          clearTimeout(waiting);
          waiting = setTimeout(() => {
            running = running.then(bundle);
          }, 100);
        });
      },
    },
  };
}
