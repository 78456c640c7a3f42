import { parseArgs, type ParseArgsConfig } from "node:util";
import { CommandError } from "./command-error.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;
type Parsed<Known extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: Known; allowPositionals: boolean }>
>;

/**
 * Parses the options of a command.
 *
 * @throws CommandError that names an unknown option and shows the help.
 */
export function readOptions<const Known extends Options>(
  args: string[],
  options: Known,
  help: string,
  { allowPositionals = false }: { allowPositionals?: boolean } = {},
): Parsed<Known> {
  try {
    return parseArgs({ args, options, allowPositionals });
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
  }
}
