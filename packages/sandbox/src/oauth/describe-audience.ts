/** Says what is wrong with the audience of a request, and which one is accepted. */
export function describeAudience(received: string | null, accepted: string): string {
  const problem = received === null ? "audience is required" : `Unknown audience "${received.slice(0, 200)}"`;
  return `${problem}. Send audience=${accepted}, exactly as written.`;
}
