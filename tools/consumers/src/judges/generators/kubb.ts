import { dirname } from "node:path";
import type { Generator } from "./generator.ts";

export const kubb: Generator = {
  package: "@kubb/core",
  async generate(bundle, folder) {
    const [{ safeBuild }, { pluginClient }, { pluginOas }, { pluginTs }, { pluginZod }] = await Promise.all([
      import("@kubb/core"),
      import("@kubb/plugin-client"),
      import("@kubb/plugin-oas"),
      import("@kubb/plugin-ts"),
      import("@kubb/plugin-zod"),
    ]);
    const { error, failedPlugins } = await safeBuild({
      config: {
        root: dirname(folder),
        input: { path: bundle },
        output: { path: folder, format: false, lint: false },
        plugins: [
          pluginOas({ generators: [] }),
          pluginTs({ enumType: "asConst" }),
          pluginClient({ client: "fetch" }),
          pluginZod({}),
        ],
      },
    });
    if (error ?? failedPlugins.size > 0)
      throw new Error(`Kubb failed: ${error?.message ?? [...failedPlugins].map(({ plugin }) => plugin.name).join()}`);
  },
};
