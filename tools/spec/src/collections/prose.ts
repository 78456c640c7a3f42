import type { Collection, CollectionRequest } from "./model.ts";

/** How to generate the files again. */
export const REGENERATE =
  "Generated from spec/ by `pnpm codegen`. Do not edit: change the description and run it again.";

/** The description of a collection, in Markdown. */
export function describeCollection({ description, variables }: Collection): string {
  const rows = variables.map(({ name, setBy }) => `| \`${name}\` | ${setBy} |`);
  return `${description}

Select an environment, enter your \`client_id\` and \`client_secret\` unless it is the sandbox, and send “Fetch an access token”. Then send the requests of any folder from top to bottom: each one keeps what the next ones need in variables. Every folder creates what it needs and deletes it at the end.

| variable | set by |
| --- | --- |
${rows.join("\n")}

Set \`dealer_id\` in the environment to work with a dealer that is already connected.`;
}

/** The description of a request with the variables that it sets, in Markdown. */
export function describeRequest({ description, captures }: CollectionRequest): string {
  if (captures.length === 0) return description;
  const names = captures.map(({ variable, isFallback }) =>
    isFallback ? `\`${variable}\` unless the environment defines it` : `\`${variable}\``,
  );
  return `${description}\n\nSets ${names.join(", and ")}.`;
}
