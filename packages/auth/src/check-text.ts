/**
 * Checks an option that a server compares character by character, without quoting it, because it may be a secret.
 *
 * @throws TypeError when the text starts or ends with white space. Text from a file often ends with a line break, and the
 * server would only respond that the client is unknown.
 */
export function checkText(name: string, text: string): void {
  if (text !== text.trim()) {
    throw new TypeError(
      `${name} starts or ends with white space, such as the line break at the end of a file: trim it.`,
    );
  }
}
