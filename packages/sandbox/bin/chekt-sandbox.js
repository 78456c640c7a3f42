#!/usr/bin/env node
import { setFlagsFromString } from "node:v8";

// Under load the sandbox is to take little more memory than when it is idle, and to be fast from its first requests on.
// As V8 is set, it takes twice as much then, for garbage that was not collected yet and code that is no faster here.
for (const flag of [
  // Space for new objects grows from 1 MB to 16 MB: here it stays as it is.
  "--semi-space-growth-factor=1",
  // What is kept may grow by a fifth, and not to a multiple, before it is collected.
  "--heap-growing-percent=20",
  // Of the compilers, the two in the middle take most of the memory. Without them the last is to begin after 300 calls
  // of a function, and not after 3000; it puts half as much code into one.
  "--no-sparkplug",
  "--no-maglev",
  "--invocation-count-for-turbofan=300",
  "--max-inlined-bytecode-size-cumulative=460",
]) {
  setFlagsFromString(flag);
}
await import("../dist/cli.js");
