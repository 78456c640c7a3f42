import * as fc from "fast-check";
import { expect, it } from "vitest";
import { eventReader } from "./event-stream.ts";

const stream = 'event: open\ndata: \n\n: heartbeat\n\nid: 1\ndata: {"a":": b"}\n\nevent: change\ndata: 1\ndata: 2\n\n';
const events = [
  { event: "open", data: "" },
  { event: "message", data: '{"a":": b"}' },
  { event: "change", data: "1\n2" },
];

it("parses server-sent events in chunks of any size", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(stream.length)), (cuts) => {
      const read = eventReader();
      const places = [0, ...cuts.toSorted((a, b) => a - b), stream.length];
      const chunks = places.slice(1).map((end, index) => stream.slice(places[index], end));
      expect(chunks.flatMap(read)).toEqual(events);
    }),
  );
});
