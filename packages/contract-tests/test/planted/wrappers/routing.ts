import { makeError } from "../faulty.ts";
import type { PlantedFault } from "../planted-fault.ts";

/** Faults in how paths and methods are told apart. */
export const routingFaults: readonly PlantedFault[] = [
  {
    name: "returns 400 for an unknown path",
    check: "unknown_path",
    task: "probes/unknown_path",
    fault: () => ({
      response(response, { url }) {
        if (url.pathname.endsWith("/no-such-path")) response.status = 400;
      },
    }),
  },
  {
    name: "returns 404 for an unsupported method",
    check: "unsupported_method",
    task: "probes/createToken/unsupported_method",
    fault: () => ({
      response(response) {
        if (response.status === 405) makeError(response, 404, "Not found");
      },
    }),
  },
  {
    name: "returns 405 without Allow",
    check: "unsupported_method",
    task: "probes/getArmingSettings",
    fault: () => ({ response: ({ status, headers }) => void (status === 405 && headers.delete("allow")) }),
  },
  {
    name: "returns 405 without Allow for the token endpoint",
    check: "unsupported_method",
    task: "probes/createToken/unsupported_method",
    fault: () => ({
      response({ status, headers }, { url }) {
        if (status === 405 && url.pathname === "/oauth/token") headers.delete("allow");
      },
    }),
  },
  {
    name: "leaves DELETE out of the methods of a site",
    check: "allow_header_conformance",
    task: "probes/getSite",
    fault: () => ({
      response: ({ headers }) => headers.set("allow", headers.get("allow")?.replace(", DELETE", "") ?? ""),
    }),
  },
  {
    name: "names only the first method of a path",
    check: "allow_header_conformance",
    task: "probes/getDealer/allow_header_conformance",
    fault: () => ({
      response: ({ headers }) => headers.set("allow", headers.get("allow")?.split(",")[0] ?? ""),
    }),
  },
];
