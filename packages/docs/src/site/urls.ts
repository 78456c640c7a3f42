/** The URL of a page of this site, under the base path of the build. */
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

/** The path of a page's Markdown version. */
export function markdownPath(pathname: string): string {
  return `${pathname.replace(/\/?$/, "/")}index.md`;
}

/** Returns a function for URLs of pages. They are absolute if the site's origin is configured. */
export function addressOn(site: URL | undefined): (path: string) => string {
  return (path) => (site ? new URL(url(path), site).href : url(path));
}
