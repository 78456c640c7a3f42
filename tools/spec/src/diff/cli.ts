#!/usr/bin/env node
import { run } from "./command.ts";
import { root } from "./repository.ts";

process.exitCode = await run(process.argv.slice(2), process, root);
