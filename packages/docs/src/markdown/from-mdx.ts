/** Returns the Markdown that replaces a component of a page. */
export type Components = Readonly<Record<string, (attribute: string) => string>>;

/** Converts a page with components to plain Markdown. */
export function fromMdx(source: string, components: Components): string {
  return outsideOfCode(source, (text) =>
    text
      .replaceAll(/^import .*\n/gm, "")
      .replaceAll(
        /^:::(\w+)(?:\[(.*)\])?\n([\s\S]*?)^:::$/gm,
        (_all, kind: string, title: string | undefined, body: string) =>
          quote(`**${title ?? capital(kind)}.** ${body.trim()}`),
      )
      .replaceAll(/^<(\w+)(?: \w+="([^"]*)")? \/>$/gm, (_all, name: string, attribute = "") => {
        const component = components[name];
        if (!component) throw new Error(`No Markdown for the component <${name}>.`);
        return component(attribute);
      }),
  ).trim();
}

/** Formats text as a block quote. */
export function quote(text: string): string {
  return text.replaceAll(/^/gm, "> ");
}

function outsideOfCode(source: string, change: (text: string) => string): string {
  return source
    .split(/(^```[\s\S]*?^```$)/m)
    .map((part) => (part.startsWith("```") ? part : change(part)))
    .join("");
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
