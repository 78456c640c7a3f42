#!/usr/bin/env node
import { setFlagsFromString } from "node:v8";

// Under load the sandbox is to take little more memory than when it is idle. As V8 is set, it takes twice as much then,
// for garbage that was not collected yet and code that is no faster here.
for (const flag of [
  // Space for new objects grows from 1 MB to 16 MB. Beyond 4 MB nothing gets faster, below it collecting costs a seventh
  // of all work: so it has 4 MB, and keeps them.
  "--min-semi-space-size=4",
  "--semi-space-growth-factor=1",
  // What is kept may grow by a fifth, and not to a multiple, before it is collected.
  "--heap-growing-percent=20",
  // Of the compilers, the two in the middle make no request faster; the last puts half as much code into one function.
  "--no-sparkplug",
  "--no-maglev",
  "--max-inlined-bytecode-size-cumulative=460",
]) {
  setFlagsFromString(flag);
}
await import("../dist/cli.js");
