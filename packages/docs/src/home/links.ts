/** A link on the home page. */
export interface HomeLink {
  readonly title: string;
  readonly text: string;
  readonly path: string;
}

/** The tasks that the API supports. */
export const tasks: readonly HomeLink[] = [
  {
    title: "Connect dealers",
    text: "A dealer consents once, and your client can access its sites until it disconnects.",
    path: "guides/dealers-and-scopes/",
  },
  {
    title: "Keep sites in sync",
    text: "Create, update and find sites, contacts and stations by your own IDs.",
    path: "guides/querying/",
  },
  {
    title: "Provision devices",
    text: "A thousand cameras and bridges in one request, with one result per device.",
    path: "guides/bulk-devices/",
  },
  {
    title: "Respond to alarm verifications",
    text: "Ask a contact in your own user interface whether the alarm is real, and send the decision.",
    path: "guides/alarm-verifications/",
  },
];

/** Developer tools. */
export const tools: readonly HomeLink[] = [
  {
    title: "A typed client",
    text: "Tokens, retries, pagination and bulk requests for TypeScript and JavaScript.",
    path: "guides/quickstart/#5-the-same-with-the-typed-client",
  },
  {
    title: "A sandbox",
    text: "The whole API with data, injected faults and a clock that you control, for your tests and CI.",
    path: "guides/testing/",
  },
  {
    title: "A playground",
    text: "Try every operation in the browser, against the sandbox on your machine.",
    path: "playground/",
  },
  {
    title: "Postman, Bruno and HTTP files",
    text: "A working request for every operation, with environments, in the app or editor that you know.",
    path: "guides/collections/",
  },
  {
    title: "OpenAPI and Markdown",
    text: "The description and every page as text, for generators and assistants.",
    path: "machines/",
  },
];
