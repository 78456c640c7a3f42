import { registerHooks } from "node:module";
import { type GeneratorName, generators } from "./generators/index.ts";

// Some generators need the compiler API, which the native compiler does not have.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "typescript"
      ? next("typescript-5", { ...context, parentURL: import.meta.url })
      : next(specifier, context),
});

const [name, bundle = "", folder = ""] = process.argv.slice(2);
await generators[name as GeneratorName].generate(bundle, folder);
