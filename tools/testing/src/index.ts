export { FULL_DEVICE, lostOutputs, type MuteCommand, startMute } from "./lost-output.ts";
export { compileExamples, type Example, writeExamples } from "./examples.ts";
export { catchError } from "./catch-error.ts";
export { ManualClock } from "./manual-clock.ts";
export { type Received, type Reply, type ScriptedServer, scriptedServer } from "./scripted-server.ts";
export { VirtualClock } from "./virtual-clock.ts";
export { type EndedCommand, type RunningCommand, type ServerCommand, serverCommand } from "./server-command.ts";
