/** Makes the page's button copy the page as Markdown. */
export function copyMarkdown(document: Document): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy-markdown]")) {
    const label = button.textContent;
    const status = button.parentElement?.querySelector("[role=status]");
    const say = (text: string): void => {
      button.textContent = text;
      if (status) status.textContent = text;
      setTimeout(() => (button.textContent = label), 2000);
    };
    button.hidden = false;
    button.addEventListener("click", () => {
      void copy(button.dataset["copyMarkdown"] ?? "").then(
        () => say("Copied"),
        () => say("Could not copy"),
      );
    });
  }
}

async function copy(url: string): Promise<void> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} responded ${response.status}.`);
  await navigator.clipboard.writeText(await response.text());
}
