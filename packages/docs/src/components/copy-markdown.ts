/** Makes the button of a page copy its Markdown twin. */
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
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}.`);
  await navigator.clipboard.writeText(await answer.text());
}
