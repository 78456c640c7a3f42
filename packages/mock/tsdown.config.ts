export { default } from "@chekt/config/tsdown";
