import { isObject } from "@chekt/description";
import type { Target } from "../../../src/engine/target.ts";
import { toText } from "../../../src/engine/wire/to-text.ts";
import { type Fault, isRoute, makeError, readObject, type ReceivedResponse, type SentRequest } from "../faulty.ts";
import type { PlantedFault } from "../planted-fault.ts";

const CHECK = "verification_answered_once";
const TASK = "promises/respondToAlarmVerification/once";
const ROUTE = "PATCH /alarm-verifications/:id";

/** Faults in how responses to alarm verifications are recorded. */
export const verificationFaults: readonly PlantedFault[] = [
  {
    name: "lets a contact change the decision on an alarm",
    check: CHECK,
    task: TASK,
    fault: () => ({
      response(response, sent) {
        if (isRoute(sent, ROUTE) && response.status === 400 && JSON.stringify(response.json).includes("already"))
          accept(response, sent);
      },
    }),
  },
  {
    name: "rejects a repetition of the same decision on an alarm",
    check: CHECK,
    task: TASK,
    fault() {
      const decided = new Set<string>();
      return {
        response(response, sent) {
          if (!isRoute(sent, ROUTE) || response.status !== 200) return;
          if (decided.has(sent.url.pathname))
            makeError(response, 400, "This alarm verification already has a decision");
          decided.add(sent.url.pathname);
        },
      };
    },
  },
  {
    name: "accepts a decision on an alarm verification after it expired",
    check: CHECK,
    task: TASK,
    fault: acceptsExpired,
  },
  {
    name: "accepts a decision on an alarm from a contact of another site",
    check: CHECK,
    task: TASK,
    fault() {
      const contacts = new Set<string>();
      return {
        response(response, sent) {
          if (isRoute(sent, "POST /contacts") && isObject(response.json))
            contacts.add(toText(response.json["contact_id"]));
          const contact = toText(readObject(sent)?.["contact_id"] ?? null);
          if (isRoute(sent, ROUTE) && response.status === 400 && contacts.has(contact)) accept(response, sent);
        },
      };
    },
  },
];

function acceptsExpired({ control }: Target): Fault {
  if (!control) return {};
  const requested = new Set<string>();
  return {
    control: {
      async askForVerification(site) {
        const id = await control.askForVerification(site);
        requested.add(id);
        return id;
      },
    },
    response(response, sent) {
      if (isRoute(sent, ROUTE) && response.status === 404 && requested.has(verificationId(sent)))
        accept(response, sent);
    },
  };
}

function verificationId({ url }: SentRequest): string {
  return url.pathname.split("/").at(-1) ?? "";
}

/** Responds as if the decision in the request were recorded. */
function accept(response: ReceivedResponse, sent: SentRequest): void {
  const json = { id: 1, verification_id: verificationId(sent), ...readObject(sent) };
  Object.assign(response, { status: 200, json });
}
