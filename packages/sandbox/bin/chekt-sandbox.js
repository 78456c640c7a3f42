#!/usr/bin/env node
import { setFlagsFromString } from "v8";
import { checkNode } from "../dist/check-node.js";

checkNode();

// The sandbox should use little more memory under load than when idle, and be fast from the first requests. With V8's
// defaults it uses twice as much under load, for uncollected garbage and for compiled code that is no faster here.
for (const flag of [
  // Keeps the space for new objects at 1 MB, instead of letting it grow to 16 MB.
  "--semi-space-growth-factor=1",
  // Collects garbage once the heap has grown by a fifth, instead of letting it multiply.
  "--heap-growing-percent=20",
  // Turns off the two middle compilers, which use most of the memory. In return the last one starts after 300 calls of a
  // function instead of 3000, and inlines half as much code.
  "--no-sparkplug",
  "--no-maglev",
  "--invocation-count-for-turbofan=300",
  "--max-inlined-bytecode-size-cumulative=460",
]) {
  setFlagsFromString(flag);
}
void import("../dist/cli.js");
