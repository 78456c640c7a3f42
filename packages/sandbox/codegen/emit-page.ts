import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

/** The style sheets, in cascade order. */
const styles = ["base", "fields", "header", "views", "log", "data", "cards", "dialogs", "screens"];

/**
 * Emits the page as a module: its files by name, with media type and ETag. The files are strings in the code, so that the
 * page works wherever the code does.
 */
export async function emitPage(): Promise<string> {
  const files = {
    "": { type: "text/html", text: collapseIndentation(read("index.html")) },
    "page.css": {
      type: "text/css",
      text: collapseIndentation(
        styles
          .map((name) => read(`styles/${name}.css`))
          .join("")
          .replaceAll(/\/\*.*?\*\//gs, ""),
      ),
    },
    "page.js": { type: "text/javascript", text: await bundleScript("main.ts") },
    "icon.svg": { type: "image/svg+xml", text: read("icon.svg").trim() },
  };
  const rows = Object.entries(files).map(([name, { type, text }]) => {
    const etag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
    return `  ${JSON.stringify(name)}: ${JSON.stringify({ type: `${type}; charset=utf-8`, etag, text })},\n`;
  });
  return `import type { PageFile } from "../control/page.ts";

/** The files of the page, by name. */
export const pageFiles: Readonly<Record<string, PageFile>> = {
${rows.join("")}};
`;
}

function read(name: string): string {
  return readFileSync(new URL(`../page/${name}`, import.meta.url), "utf8");
}

/** Removes indentation, which has no meaning in these files. */
function collapseIndentation(text: string): string {
  return text.replaceAll(/\n\s*/g, "\n").trim();
}

async function bundleScript(name: string): Promise<string> {
  const bundle = await rolldown({
    input: fileURLToPath(new URL(`../page/${name}`, import.meta.url)),
    platform: "browser",
  });
  try {
    const { output } = await bundle.generate({ format: "es", minify: true });
    const [{ code }] = output;
    return code;
  } finally {
    await bundle.close();
  }
}
