import { onSubmit } from "../shell/action.ts";
import type { Control } from "../shell/control.ts";
import { byId } from "../shell/dom.ts";
import type { Card } from "./card.ts";

/** How the API behaves, as returned by the control plane. */
interface Behavior {
  readonly rate_limit: string | null;
  readonly error_format: string;
}

/** Shows and sets the rate limit and the format of errors. */
export function behaviorCard(control: Control): Card {
  const form = byId("behavior-form", HTMLFormElement);
  const rateLimit = byId("behavior-rate-limit", HTMLInputElement);
  const errorFormat = byId("behavior-error-format", HTMLSelectElement);
  let shown: Behavior | undefined;

  function show(behavior: Behavior): void {
    // What the user is typing stays.
    if (!shown || rateLimit.value === (shown.rate_limit ?? "")) rateLimit.value = behavior.rate_limit ?? "";
    if (!shown || errorFormat.value === shown.error_format) errorFormat.value = behavior.error_format;
    shown = behavior;
  }
  onSubmit(form, async () => {
    const body = { rate_limit: rateLimit.value.trim() || null, error_format: errorFormat.value };
    const behavior = await control.call<Behavior>("PATCH", "/behavior", body);
    shown = undefined;
    show(behavior);
    return "Behavior changed";
  });
  return { refresh: async () => show(await control.call<Behavior>("GET", "/behavior")) };
}
