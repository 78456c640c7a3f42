export type { AuthServerOptions, SandboxAuthServer } from "./auth-server/in-process.ts";
export type { Fault, FaultRule } from "./faults/fault-rule.ts";
export type { Faults } from "./faults/faults.ts";
export { type Sandbox, type SandboxDealers, type SandboxOptions, startSandbox } from "./sandbox.ts";
export type { SeedName } from "./seeds/seed.ts";
export type { ClientCredentials, Credentials } from "./workspaces/credentials.ts";
export type { Snapshots } from "./workspaces/snapshots.ts";
export type { AlarmVerification, AlarmVerifications } from "./workspaces/verifications.ts";
export type { Clock } from "./workspaces/workspace-clock.ts";
