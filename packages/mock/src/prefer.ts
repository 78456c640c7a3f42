/** What a caller may ask of Prism for one request. */
export interface Preferences {
  readonly code?: number;
  readonly exampleKey?: string;
  readonly dynamic?: boolean;
  readonly seed?: string;
}

/** Either the preferences, or what is wrong with them in one sentence. */
export type PreferencesResult =
  | { readonly ok: true; readonly preferences: Preferences }
  | { readonly ok: false; readonly fault: string };

/**
 * Reads the `Prefer` header (RFC 7240) as Prism's server does: `code`, `example`, `dynamic` and `seed`; others are let
 * pass. Without the header, `__code`, `__example`, `__dynamic` and `__seed` in the query say the same.
 */
export function readPreferences(header: string | undefined, query: URLSearchParams): PreferencesResult {
  const asked = header === undefined ? fromQuery(query) : fromHeader(header);
  const { code, example, dynamic, seed } = Object.fromEntries(asked);
  if (code !== undefined && !/^\d{3}$/.test(code)) {
    return { ok: false, fault: "code takes a status of three digits, such as code=404" };
  }
  if (dynamic !== undefined && dynamic !== "true" && dynamic !== "false") {
    return { ok: false, fault: "dynamic takes true or false, such as dynamic=true" };
  }
  return {
    ok: true,
    preferences: {
      ...(code !== undefined && { code: Number(code) }),
      ...(example !== undefined && { exampleKey: example }),
      ...(dynamic !== undefined && { dynamic: dynamic === "true" }),
      ...(seed !== undefined && { seed }),
    },
  };
}

function fromQuery(query: URLSearchParams): [name: string, value: string][] {
  return [...query].filter(([name]) => name.startsWith("__")).map(([name, value]) => [name.slice(2), value]);
}

function fromHeader(header: string): [name: string, value: string][] {
  // A preference ends at a comma, its value at a semicolon; both may stand inside quotes. Of two with one name the
  // first counts, so the list is turned round: the last entry of an object wins.
  const preferences = header.match(/(?:[^",]|"[^"]*")+/g) ?? [];
  return preferences
    .map((preference): [string, string] => {
      const [name = "", value = ""] = preference.split(/=(.*)/s);
      const [, quoted, bare = ""] = /^\s*(?:"([^"]*)"|([^;]*))/.exec(value) ?? [];
      return [name.trim().toLowerCase(), quoted ?? bare.trim()];
    })
    .toReversed();
}
