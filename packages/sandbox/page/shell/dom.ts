import { printableLines } from "@chekt/description/printable";

/** Attributes by name, and listeners by `on` and the name of the event. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined | ((event: Event) => void)>>;

export type Child = Node | string | false | undefined;

/**
 * Creates an element. Children and attributes are always text, never markup, because data such as site names is
 * untrusted. Control characters in a text become visible.
 */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice("on".length), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  for (const child of children) {
    if (child !== false && child !== undefined) {
      element.append(typeof child === "string" ? printableLines(child) : child);
    }
  }
  return element;
}

/** Finds an element of the page by its ID. */
export function byId<Type extends HTMLElement>(id: string, type: abstract new () => Type): Type {
  const element = document.getElementById(id);
  if (element instanceof type) return element;
  throw new TypeError(`The page has no ${type.name} #${id}.`);
}

/** Sets a text only if it differs, so that screen readers do not announce unchanged text again. */
export function setText(node: Node, text: string): void {
  const shown = printableLines(text);
  if (node.textContent !== shown) node.textContent = shown;
}

/**
 * Updates the children with a key to match the items. The element of an item stays the same as long as the item exists,
 * and is moved only if necessary, so that it keeps the focus.
 */
export function reconcile<Item>(
  parent: Element,
  items: readonly Item[],
  entryKey: (item: Item) => string,
  create: (item: Item) => HTMLElement,
  update: (element: HTMLElement, item: Item) => void = () => {},
): void {
  const wanted = new Set(items.map(entryKey));
  const existing = new Map<string, HTMLElement>();
  for (const child of parent.querySelectorAll<HTMLElement>(":scope > [data-key]")) {
    const key = child.dataset["key"] ?? "";
    if (wanted.has(key)) existing.set(key, child);
    else child.remove();
  }
  let place = parent.querySelector(":scope > [data-key]");
  for (const item of items) {
    const key = entryKey(item);
    const element = existing.get(key) ?? create(item);
    element.dataset["key"] = key;
    update(element, item);
    if (element === place) place = element.nextElementSibling;
    else parent.insertBefore(element, place);
  }
}
