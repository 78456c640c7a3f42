/** The preferences of a request. */
export interface Preferences {
  readonly code?: number;
  readonly exampleKey?: string;
  readonly dynamic?: boolean;
  readonly seed?: string;
}

/** The preferences, or the problem in one sentence. */
export type PreferencesResult =
  | { readonly ok: true; readonly preferences: Preferences }
  | { readonly ok: false; readonly problem: string };

/**
 * Reads the `Prefer` header (RFC 7240) like Prism's server: `code`, `example`, `dynamic` and `seed`. Others are ignored.
 * Without the header, it reads `__code`, `__example`, `__dynamic` and `__seed` from the query.
 */
export function readPreferences(header: string | undefined, query: URLSearchParams): PreferencesResult {
  const entries = header === undefined ? fromQuery(query) : fromHeader(header);
  const { code, example, dynamic, seed } = Object.fromEntries(entries);
  if (code !== undefined && !/^\d{3}$/.test(code)) {
    return { ok: false, problem: "code must be a status code of three digits, such as code=404" };
  }
  if (dynamic !== undefined && dynamic !== "true" && dynamic !== "false") {
    return { ok: false, problem: "dynamic must be true or false, such as dynamic=true" };
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
  // A preference ends at a comma and its value at a semicolon, unless they are quoted. The first of two preferences with
  // the same name counts, so the list is reversed: Object.fromEntries keeps the last.
  const preferences = header.match(/(?:[^",]|"[^"]*")+/g) ?? [];
  return preferences
    .map((preference): [string, string] => {
      const [name = "", value = ""] = preference.split(/=(.*)/s);
      const [, quoted, bare = ""] = /^\s*(?:"([^"]*)"|([^;]*))/.exec(value) ?? [];
      return [name.trim().toLowerCase(), quoted ?? bare.trim()];
    })
    .toReversed();
}
