import { parseArgs, type ParseArgsConfig } from "node:util";
import { CommandError } from "./command-error.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;
type Values<Known extends Options> = ReturnType<typeof parseArgs<{ args: string[]; options: Known }>>["values"];

/**
 * Reads the options of a command.
 *
 * @throws CommandError that names what is not known, and shows the help.
 */
export function readOptions<const Known extends Options>(args: string[], options: Known, help: string): Values<Known> {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
  }
}
