import { connect } from "./connect.ts";
import { forPlayground } from "./description.ts";
import { fixWidget } from "./fix-widget.ts";
import { type ScalarReference, settings } from "./settings.ts";

/** Loads Scalar, and connects it to the form above, which selects the server and fetches the token. */
export async function startPlayground(document: Document): Promise<void> {
  const place = document.querySelector<HTMLElement>("#scalar");
  const form = document.querySelector<HTMLFormElement>("#connection");
  const status = document.querySelector<HTMLElement>("#connection-status");
  const server = form?.querySelector("select");
  if (!place || !form || !server || !status) return;
  const other = new URL(location.href).searchParams.get("server");
  if (other !== null && /^http:\/\/(127\.0\.0\.1|localhost):\d+$/.test(other)) {
    if (![...server.options].some(({ value }) => value === other)) {
      server.prepend(new Option(`Another, ${new URL(other).host}`, other));
    }
    server.value = other;
  }

  const { script = "", description = "" } = place.dataset;
  const [{ createApiReference }, published] = await Promise.all([
    import(/* @vite-ignore */ script) as Promise<ScalarReference>,
    fetch(description).then((answer) => answer.json() as Promise<object>),
  ]);
  let token = "";
  const servers = () => {
    const [chosen, ...others] = [...server.options].toSorted((one, two) => Number(two.selected) - Number(one.selected));
    return [chosen, ...others].flatMap((one) => (one ? [{ url: one.value, description: one.text.trim() }] : []));
  };
  const isDark = (): boolean => document.documentElement.dataset["theme"] === "dark";
  const draw = () => settings(forPlayground(published, servers()), token, isDark());
  fixWidget(document);
  const reference = createApiReference(place, draw());

  const update = (): void => reference.updateConfiguration(draw());
  server.addEventListener("change", update);
  new MutationObserver(update).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  const submit = async (): Promise<void> => {
    const credentials = new URLSearchParams({ grant_type: "client_credentials" });
    for (const { name, value } of form.querySelectorAll("input")) credentials.set(name, value);
    const start = server.selectedOptions[0]?.dataset["start"] ?? "npx @chekt/partner-sandbox";
    const connection = await connect(server.value, credentials, start);
    const failed = "failure" in connection;
    status.toggleAttribute("data-failed", failed);
    status.textContent = failed ? connection.failure : `Connected to ${server.value}. Calls carry the token.`;
    token = failed ? "" : connection.token;
    update();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void submit();
  });
}
