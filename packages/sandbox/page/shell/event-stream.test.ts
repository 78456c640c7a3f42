import * as fc from "fast-check";
import { expect, it } from "vitest";
import { eventReader } from "./event-stream.ts";

const stream =
  'event: open\ndata: \n\n: nothing new\n\nid: 1\ndata: {"a":": b"}\n\nevent: change\ndata: 1\ndata: 2\n\n';
const events = [
  { event: "open", data: "" },
  { event: "message", data: '{"a":": b"}' },
  { event: "change", data: "1\n2" },
];

it("reads server-sent events, in whichever pieces they come", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(stream.length)), (cuts) => {
      const read = eventReader();
      const places = [0, ...cuts.toSorted((one, other) => one - other), stream.length];
      const pieces = places.slice(1).map((end, index) => stream.slice(places[index], end));
      expect(pieces.flatMap(read)).toEqual(events);
    }),
  );
});
