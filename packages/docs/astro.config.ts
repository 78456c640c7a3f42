import starlight from "@astrojs/starlight";
import { defineConfig, passthroughImageService } from "astro/config";
import { contentSecurityPolicy } from "./src/build/policy-integration.ts";
import { watchDescription } from "./src/build/watch-description.ts";
import { sidebar } from "./src/site/sidebar.ts";

const { DOCS_SITE: site, DOCS_BASE: base = "/" } = process.env;

export default defineConfig({
  ...(site && { site }),
  base,
  trailingSlash: "always",
  compressHTML: true,
  image: { service: passthroughImageService() },
  server: { host: "127.0.0.1", port: 4012 },
  devToolbar: { enabled: false },
  // Astro marks modules that it compiles from MDX with its own directive, which the bundler warns about.
  vite: { build: { rolldownOptions: { checks: { moduleLevelDirective: false } } } },
  integrations: [
    starlight({
      title: "CHeKT Partner API",
      description:
        "Guides and reference of the CHeKT Partner API: keep dealers, sites, contacts and devices in step with your own system, and answer alarm verifications.",
      customCss: [
        "./src/styles/tokens.css",
        "./src/styles/starlight.css",
        "./src/styles/operation.css",
        "./src/styles/home.css",
      ],
      favicon: "/favicon.svg",
      sidebar,
      credits: false,
      routeMiddleware: "./src/site/route-data.ts",
      // Applies the reader's choice of language before the page is rendered. Without JavaScript, all languages are
      // shown.
      head: [
        {
          tag: "script",
          content: `document.documentElement.dataset.sample = localStorage.getItem("docs-sample") ?? "curl";`,
        },
      ],
      expressiveCode: {
        themes: ["github-dark", "github-light"],
        useStarlightUiThemeColors: false,
        styleOverrides: {
          borderRadius: "0.5rem",
          borderColor: "var(--sl-color-hairline-light)",
          codeBackground: "var(--docs-code-bg)",
          codeFontFamily: "var(--__sl-font-mono)",
          codeFontSize: "0.8125rem",
          codeLineHeight: "1.65",
          uiFontFamily: "var(--__sl-font)",
          focusBorder: "var(--sl-color-text-accent)",
          frames: {
            shadowColor: "transparent",
            editorBackground: "var(--docs-code-bg)",
            editorTabBarBackground: "var(--docs-raised)",
            editorTabBarBorderColor: "var(--sl-color-hairline-light)",
            editorTabBarBorderBottomColor: "var(--sl-color-hairline-light)",
            editorActiveTabBackground: "transparent",
            editorActiveTabForeground: "var(--sl-color-gray-1)",
            editorActiveTabBorderColor: "transparent",
            editorActiveTabIndicatorTopColor: "transparent",
            editorActiveTabIndicatorBottomColor: "transparent",
            inlineButtonForeground: "var(--sl-color-gray-2)",
            inlineButtonBorder: "var(--sl-color-gray-4)",
            inlineButtonBackground: "var(--docs-raised)",
            tooltipSuccessBackground: "var(--sl-color-accent)",
            tooltipSuccessForeground: "#ffffff",
          },
        },
        // Code frames that look like terminals add no information.
        defaultProps: { overridesByLang: { sh: { frame: "none" } } },
      },
      components: {
        Header: "./src/components/Header.astro",
        PageTitle: "./src/components/PageTitle.astro",
        SiteTitle: "./src/components/SiteTitle.astro",
      },
    }),
    watchDescription(),
    contentSecurityPolicy(),
  ],
});
