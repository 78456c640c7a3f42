/** A fault that is put into a copy of the sandbox's sources, to see whether the suite finds it. */
export interface PlantedFault {
  /** What is wrong then, as whoever uses the API would say it. */
  readonly name: string;
  /** The task of the suite that finds it first. */
  readonly task: string;
  /** The file, from the sandbox's `src`. */
  readonly file: string;
  /** What stands there, once. */
  readonly from: string;
  readonly to: string;
  /** Why the suite does not find it. */
  readonly notFound?: string;
}
