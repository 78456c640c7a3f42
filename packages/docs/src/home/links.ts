/** A place to go from the home page. */
export interface HomeLink {
  readonly title: string;
  readonly text: string;
  readonly path: string;
}

/** What the API does. */
export const tasks: readonly HomeLink[] = [
  {
    title: "Connect dealers",
    text: "A dealer agrees once, and your client reaches its sites until it disconnects.",
    path: "guides/dealers-and-scopes/",
  },
  {
    title: "Keep sites in step",
    text: "Create, change and find sites, contacts and stations by your own ids.",
    path: "guides/querying/",
  },
  {
    title: "Provision devices",
    text: "A thousand cameras and bridges in one call, each with its own result.",
    path: "guides/bulk-devices/",
  },
  {
    title: "Answer alarm verifications",
    text: "Put CHeKT’s question to a contact on your own screen, and send the decision.",
    path: "guides/alarm-verifications/",
  },
];

/** What is there to work with. */
export const tools: readonly HomeLink[] = [
  {
    title: "A typed client",
    text: "Tokens, retries, paging and bulk calls for TypeScript and JavaScript.",
    path: "guides/quickstart/#5-the-same-with-the-typed-client",
  },
  {
    title: "A sandbox",
    text: "The whole API with data, faults and a clock that you set, for your tests and for CI.",
    path: "guides/testing/",
  },
  {
    title: "A playground",
    text: "Try every operation in the browser, against the sandbox on your machine.",
    path: "playground/",
  },
  {
    title: "OpenAPI and Markdown",
    text: "The description, and every page as text, for your generators and assistants.",
    path: "machines/",
  },
];
