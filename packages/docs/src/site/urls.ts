/** The address of a page of this site, under the base path that it was built for. */
export function url(path: string): string {
  return `${base}/${path.replace(/^\//, "")}`;
}

const base = import.meta.env.BASE_URL.replace(/\/$/, "");

export function operationUrl(slug: string): string {
  return url(`reference/${slug}/`);
}

export function assumptionUrl(id: string): string {
  return url(`assumptions/#${id}`);
}

/** The path of a page as Markdown. */
export function markdownPath(pathname: string): string {
  return `${pathname.replace(/\/?$/, "/")}index.md`;
}

/** Makes addresses of pages: whole ones, where the site knows its own. */
export function addressOn(site: URL | undefined): (path: string) => string {
  return (path) => (site ? new URL(url(path), site).href : url(path));
}
