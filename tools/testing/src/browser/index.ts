export { accessibilityFaults } from "./accessibility.ts";
export { findBrowser, NO_BROWSER } from "./find-browser.ts";
export { browserForTests, type NewPage, type WatchedPage } from "./in-browser.ts";
export type { Locator, Page } from "playwright-core";
