const files: Readonly<Record<string, string>> = import.meta.glob("./*.svg", {
  eager: true,
  query: "?raw",
  import: "default",
});

/** A diagram, with a description for people who cannot see it. */
export interface DiagramFile {
  readonly svg: string;
  readonly words: string;
}

/** @throws Error if the diagram does not exist or has no description. */
export function diagram(name: string): DiagramFile {
  const svg = files[`./${name}.svg`];
  const [, words] = /<desc[^>]*>([^<]+)<\/desc>/.exec(svg ?? "") ?? [];
  if (svg === undefined || words === undefined) throw new Error(`No diagram "${name}" with a <desc>.`);
  return { svg, words };
}
