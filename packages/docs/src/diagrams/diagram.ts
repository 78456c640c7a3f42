const files: Readonly<Record<string, string>> = import.meta.glob("./*.svg", {
  eager: true,
  query: "?raw",
  import: "default",
});

/** A drawing that stands in a page, and what it shows in words, for those who do not see it. */
export interface DiagramFile {
  readonly svg: string;
  readonly words: string;
}

/** @throws Error when there is no such drawing. */
export function diagram(name: string): DiagramFile {
  const svg = files[`./${name}.svg`];
  const [, words] = /<desc[^>]*>([^<]+)<\/desc>/.exec(svg ?? "") ?? [];
  if (svg === undefined || words === undefined) throw new Error(`There is no diagram ${name} with a description.`);
  return { svg, words };
}
