/**
 * Adds what Scalar's widget lacks for screen readers, whenever it renders: names of buttons and fields, and missing roles.
 * Styles fix the sizes.
 *
 * Seen in `@scalar/api-reference` 1.72.1; without these, axe finds faults of WCAG 2.2 A in it.
 */
export function fixWidget(document: Document): void {
  let isWaiting = false;
  const fixSoon = (): void => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      fix(document);
    });
  };
  // The dialog of a call is rendered outside the widget's container.
  new MutationObserver(fixSoon).observe(document.body, { childList: true, subtree: true });
}

function fix(document: Document): void {
  const all = (selector: string): NodeListOf<Element> => document.querySelectorAll(selector);
  for (const button of all('button[class~="group/copy-button"]:not([aria-label])')) {
    button.setAttribute("aria-label", "Copy");
  }
  for (const button of all('button[role="none"]')) button.removeAttribute("role");
  // These fields have suggestions, which are not always in the document.
  for (const field of all('[role="combobox"]:not([aria-expanded])')) field.setAttribute("role", "textbox");
  for (const code of all('.cm-content[role="textbox"]:not([aria-label])')) code.setAttribute("aria-label", "Body");
  for (const control of all("[aria-controls]")) {
    const id = control.getAttribute("aria-controls") ?? "";
    if (!document.getElementById(id)) control.removeAttribute("aria-controls");
  }
}
