type Values = Readonly<Record<string, unknown>>;

/** Serialises a query as described: `fields` separated by commas, every other array as repeated parameters. */
export function serializeQuery(query: Values): string {
  return collect(query, (name) => name === "fields").toString();
}

/** Serialises a form. */
export function serializeForm(form: Values): URLSearchParams {
  return collect(form, () => false);
}

function collect(values: Values, isJoined: (name: string) => boolean): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    const all = Array.isArray(value) && !isJoined(name) ? value : [value];
    for (const one of all) parameters.append(name, String(one));
  }
  return parameters;
}
