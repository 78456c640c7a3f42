export { default } from "@chekt/config/vitest";
