/** What an element is to have: attributes by name, listeners by `on` and the name of the event. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined | ((event: Event) => void)>>;

export type Child = Node | string | false | undefined;

/**
 * Makes an element. Whatever stands in a child or an attribute is text and never becomes markup: names of sites come from
 * whoever calls the API.
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
  element.append(...children.filter((child) => child !== false && child !== undefined));
  return element;
}

/** The element of the page that has an id. */
export function byId<Type extends HTMLElement>(id: string, type: abstract new () => Type): Type {
  const element = document.getElementById(id);
  if (element instanceof type) return element;
  throw new TypeError(`The page has no ${type.name} #${id}.`);
}

/** Writes a text where it is another one: what did not change is not told again to who listens to the page. */
export function setText(node: Node, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

/**
 * Brings the children of an element that have a key in line with items. A child stays the same element as long as its item
 * is there, and is not moved without need, so that whoever has moved to a button in it stays there.
 */
export function reconcile<Item>(
  parent: Element,
  items: readonly Item[],
  entryKey: (item: Item) => string,
  create: (item: Item) => HTMLElement,
  update: (element: HTMLElement, item: Item) => void = () => {},
): void {
  const wanted = new Set(items.map(entryKey));
  const kept = new Map<string, HTMLElement>();
  for (const child of parent.querySelectorAll<HTMLElement>(":scope > [data-key]")) {
    const key = child.dataset["key"] ?? "";
    if (wanted.has(key)) kept.set(key, child);
    else child.remove();
  }
  let place = parent.querySelector(":scope > [data-key]");
  for (const item of items) {
    const key = entryKey(item);
    const element = kept.get(key) ?? create(item);
    element.dataset["key"] = key;
    update(element, item);
    if (element === place) place = element.nextElementSibling;
    else parent.insertBefore(element, place);
  }
}
