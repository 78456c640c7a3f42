const KEY = "docs-sample";

/** Lets the reader choose a language once, for all samples of all pages. */
export function chooseSamples(document: Document): void {
  const { dataset } = document.documentElement;
  const buttons = document.querySelectorAll<HTMLButtonElement>("[data-sample-choice]");
  const show = (choice: string): void => {
    dataset["sample"] = choice;
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String(button.dataset["sampleChoice"] === choice));
    }
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const choice = button.dataset["sampleChoice"] ?? "";
      show(choice);
      localStorage.setItem(KEY, choice);
    });
  }
  show(dataset["sample"] ?? "");
}
