import { docsLoader } from "@astrojs/starlight/loaders";
import { docsSchema } from "@astrojs/starlight/schema";
import { defineCollection } from "astro:content";
import { z } from "astro/zod";
import { changelogLoader } from "./changelog/loader.ts";

export const collections = {
  docs: defineCollection({
    loader: docsLoader(),
    schema: docsSchema({
      extend: z.object({
        /** The operation that a reference page describes. */
        operation: z.string().optional(),
      }),
    }),
  }),
  changelogs: defineCollection({ loader: changelogLoader(), schema: z.object({ title: z.string() }) }),
};
