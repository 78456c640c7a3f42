import type { Loader } from "astro/loaders";
import { readChangelogs } from "./changelogs.ts";

/** Loads the changelogs of the packages as a collection. */
export function changelogLoader(): Loader {
  return {
    name: "changelogs",
    load: async (context) => {
      const { store } = context;
      store.clear();
      for (const { id, title, markdown } of await readChangelogs()) {
        store.set({ id, data: { title }, body: markdown, rendered: await context.renderMarkdown(markdown) });
      }
    },
  };
}
