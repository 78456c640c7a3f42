/** A server-sent event. */
export interface StreamEvent {
  /** `message` where it has no name. */
  readonly event: string;
  readonly data: string;
}

/** Takes a stream of server-sent events apart, in whichever pieces it comes. */
export function eventReader(): (piece: string) => StreamEvent[] {
  let rest = "";
  return (piece) => {
    const blocks = `${rest}${piece}`.split("\n\n");
    rest = blocks.pop() ?? "";
    return blocks.flatMap((block) => {
      const lines = block.split("\n").map((line) => line.split(/: ?(.*)/s));
      const data = lines.flatMap(([name, value = ""]) => (name === "data" ? [value] : []));
      const event = lines.find(([name]) => name === "event")?.[1] ?? "message";
      // A block of comments only keeps the connection open.
      return data.length === 0 && event === "message" ? [] : [{ event, data: data.join("\n") }];
    });
  };
}
