/** Gives the search button its visible label, with the shortcut, as its name, so that voice control users can say it. */
export function nameSearch(document: Document): void {
  const button = document.querySelector("button[data-open-modal]");
  const words = [...(button?.querySelectorAll(":scope > span, :scope > kbd kbd") ?? [])];
  for (const word of words) word.after(" ");
  button?.setAttribute("aria-label", words.map((word) => word.textContent.trim()).join(" "));
}
