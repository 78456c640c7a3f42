let current = "";

/** The base URL of the generated client, which is read for each request. */
export const baseUrl = (): string => current;

export function setBaseUrl(url: string): void {
  current = url;
}
