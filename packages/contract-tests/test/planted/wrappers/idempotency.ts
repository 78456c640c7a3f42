import { copyRequest, isRoute, makeError, type SentRequest } from "../faulty.ts";
import type { PlantedFault } from "../planted-fault.ts";

const HEADER = "idempotency-key";
const task = "promises/idempotency";
const check = "idempotency_key";

/** Faults in how keys are honored. */
export const idempotencyFaults: readonly PlantedFault[] = [
  {
    name: "ignores the Idempotency-Key",
    check,
    task,
    fault: () => ({ request: ({ headers }) => headers.delete(HEADER) }),
  },
  {
    name: "ignores the Idempotency-Key of a toggle",
    check,
    task,
    fault: () => ({
      request(request) {
        if (isRoute(request, "PATCH /activation-status")) request.headers.delete(HEADER);
      },
    }),
  },
  {
    name: "returns 200 for a repeated request with a key",
    check,
    task,
    fault() {
      const known = new Set<string>();
      return {
        response(response, sent) {
          const key = describe(sent);
          if (key !== undefined && known.has(key) && response.status === 201) response.status = 200;
          if (key !== undefined) known.add(key);
        },
      };
    },
  },
  {
    name: "handles a key with another body as a new request",
    check,
    task,
    fault: () => ({
      async response(response, sent, send) {
        if (response.status === 409) Object.assign(response, await send(withoutKey(sent)));
      },
    }),
  },
  {
    name: "creates a row although it refuses the key",
    check,
    task,
    fault: () => ({
      async response(response, sent, send) {
        if (response.status === 409) await send(withoutKey(sent));
      },
    }),
  },
  {
    name: "returns 409 without an error body",
    check,
    task,
    fault: () => ({ response: (response) => void (response.status === 409 && (response.json = {})) }),
  },
  {
    name: "knows a key at every endpoint",
    check,
    task,
    fault() {
      const paths = new Map<string, string>();
      return {
        response(response, { url, headers }) {
          const key = headers.get(HEADER);
          if (key === null) return;
          const first = paths.get(key) ?? url.pathname;
          paths.set(key, first);
          if (first !== url.pathname) makeError(response, 409, "used at another endpoint");
        },
      };
    },
  },
  {
    name: "forgets a key within a day",
    check,
    task,
    fault({ control }) {
      let isLate = false;
      return {
        control: {
          async advanceClock(milliseconds) {
            isLate = true;
            await control?.advanceClock(milliseconds);
          },
        },
        request: ({ headers }) => void (isLate && headers.delete(HEADER)),
      };
    },
  },
];

function withoutKey(sent: SentRequest): SentRequest {
  const request = copyRequest(sent);
  request.headers.delete(HEADER);
  return request;
}

/** What the same request with the same key has in common; undefined without a key. */
function describe({ method, url, headers, body }: SentRequest): string | undefined {
  const key = headers.get(HEADER);
  return key === null ? undefined : [method, url.pathname, key, body].join(" ");
}
