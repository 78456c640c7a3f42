/** A server-sent event. */
export interface StreamEvent {
  /** `message` if the event has no name. */
  readonly event: string;
  readonly data: string;
}

/** Creates a parser of server-sent events that accepts the stream in chunks of any size. */
export function eventReader(): (chunk: string) => StreamEvent[] {
  let rest = "";
  return (chunk) => {
    const blocks = `${rest}${chunk}`.split("\n\n");
    rest = blocks.pop() ?? "";
    return blocks.flatMap((block) => {
      const lines = block.split("\n").map((line) => line.split(/: ?(.*)/s));
      const data = lines.flatMap(([name, value = ""]) => (name === "data" ? [value] : []));
      const event = lines.find(([name]) => name === "event")?.[1] ?? "message";
      // A block of comments is only a heartbeat.
      return data.length === 0 && event === "message" ? [] : [{ event, data: data.join("\n") }];
    });
  };
}
