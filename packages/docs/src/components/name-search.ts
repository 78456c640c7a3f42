/** Names the button of the search as it reads, its keys included: who speaks to a browser says what stands there. */
export function nameSearch(document: Document): void {
  const button = document.querySelector("button[data-open-modal]");
  const words = [...(button?.querySelectorAll(":scope > span, :scope > kbd kbd") ?? [])];
  for (const word of words) word.after(" ");
  button?.setAttribute("aria-label", words.map((word) => word.textContent.trim()).join(" "));
}
