/** A part of the page that shows data of the workspace. */
export interface Card {
  /** Reloads the data. Does not touch what the user is typing. */
  refresh(): Promise<void>;
}
