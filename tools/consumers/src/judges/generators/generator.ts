/** A tool that generates code or a collection of requests from a description. */
export interface Generator {
  /** The package of the tool. Its version is the tool's version. */
  readonly package: string;
  /** The lines that the tool prints even if nothing is wrong. Every other line is a warning. */
  readonly prints?: RegExp;
  /** Generates into an existing folder. */
  generate(bundle: string, folder: string): Promise<void>;
}
