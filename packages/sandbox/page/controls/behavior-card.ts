import { onSubmit } from "../shell/action.ts";
import type { Control } from "../shell/control.ts";
import { byId } from "../shell/dom.ts";
import type { Card } from "./card.ts";

/** How the API behaves, as returned by the control plane. */
interface Behavior {
  readonly rate_limit: string | null;
  readonly error_format: string;
  readonly granted_scopes: readonly string[] | null;
}

/** What the field for scopes shows if none is granted. */
const NONE = "none";

/** Shows and sets the rate limit, the format of errors and the granted scopes. */
export function behaviorCard(control: Control): Card {
  const form = byId("behavior-form", HTMLFormElement);
  const rateLimit = byId("behavior-rate-limit", HTMLInputElement);
  const errorFormat = byId("behavior-error-format", HTMLSelectElement);
  const scopes = byId("behavior-scopes", HTMLInputElement);
  let shown: Behavior = { rate_limit: null, error_format: errorFormat.value, granted_scopes: null };

  function show(behavior: Behavior, isForced = false): void {
    // What the user is typing stays.
    if (isForced || rateLimit.value === (shown.rate_limit ?? "")) rateLimit.value = behavior.rate_limit ?? "";
    if (isForced || errorFormat.value === shown.error_format) errorFormat.value = behavior.error_format;
    if (isForced || scopes.value === showScopes(shown)) scopes.value = showScopes(behavior);
    shown = behavior;
  }
  onSubmit(form, async () => {
    const granted = scopes.value.trim();
    const body = {
      rate_limit: rateLimit.value.trim() || null,
      error_format: errorFormat.value,
      granted_scopes: granted === "" ? null : granted === NONE ? [] : granted.split(/[\s,]+/),
    };
    const behavior = await control.call<Behavior>("PATCH", "/behavior", body);
    show(behavior, true);
    return "Behavior changed";
  });
  return { refresh: async () => show(await control.call<Behavior>("GET", "/behavior")) };
}

/** What the field for scopes shows. Nothing if all are granted. */
function showScopes({ granted_scopes }: Behavior): string {
  if (granted_scopes === null) return "";
  return granted_scopes.length === 0 ? NONE : granted_scopes.join(" ");
}
