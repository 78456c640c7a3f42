/** The part of Scalar's API that the playground uses. */
export interface ScalarReference {
  readonly createApiReference: (
    place: HTMLElement,
    settings: object,
  ) => { readonly updateConfiguration: (settings: object) => void };
}

/** The configuration of Scalar: it sends requests only to the selected server, and has the look of the site. */
export function settings(description: object, token: string, isDark: boolean): object {
  return {
    content: description,
    authentication: { preferredSecurityScheme: "token", securitySchemes: { token: { token } } },
    withDefaultFonts: false,
    telemetry: false,
    agent: { disabled: true },
    mcp: { disabled: true },
    showDeveloperTools: "never",
    hideClientButton: true,
    proxyUrl: "",
    persistAuth: false,
    documentDownloadType: "none",
    hideDarkModeToggle: true,
    forceDarkModeState: isDark ? "dark" : "light",
    theme: "none",
    layout: "modern",
    // The reference contains samples and bodies.
    hiddenClients: true,
    hideModels: true,
    // The site has its own search with the same shortcut.
    hideSearch: true,
    customCss: styles,
  };
}

const styles = `
  .light-mode, .dark-mode {
    --scalar-font: var(--__sl-font);
    --scalar-font-code: var(--__sl-font-mono);
    --scalar-color-1: var(--sl-color-white);
    --scalar-color-2: var(--sl-color-gray-2);
    --scalar-color-3: var(--sl-color-gray-3);
    --scalar-color-accent: var(--sl-color-text-accent);
    --scalar-background-1: var(--sl-color-bg);
    --scalar-background-2: var(--docs-code-bg);
    --scalar-background-3: var(--docs-raised);
    --scalar-background-accent: var(--sl-color-accent-low);
    --scalar-border-color: var(--sl-color-hairline-light);
    --scalar-button-1: var(--sl-color-text-accent);
    --scalar-button-1-color: var(--sl-color-text-invert);
    --scalar-color-green: var(--docs-post);
    --scalar-color-red: var(--docs-red);
    --scalar-color-orange: var(--docs-put);
    --scalar-color-yellow: var(--docs-put);
    --scalar-color-blue: var(--docs-get);
    --scalar-color-purple: var(--docs-patch);
    --scalar-custom-header-height: var(--sl-nav-height);
  }
  /* As large as a finger needs them. */
  [data-sidebar-id] button[aria-expanded] {
    min-width: 1.5rem;
    min-height: 1.5rem;
  }
`;
