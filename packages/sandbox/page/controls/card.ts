/** A part of the page that shows something of the workspace. */
export interface Card {
  /** Reads it anew. What somebody is typing stays. */
  refresh(): Promise<void>;
}
