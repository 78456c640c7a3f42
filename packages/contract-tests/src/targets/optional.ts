/** A target that cannot be started: something is not installed, or not told. */
export class NoTarget extends Error {
  override name = "NoTarget";
}

/**
 * Loads a package that only some targets need.
 *
 * @throws NoTarget when it is not installed.
 */
export async function importOrExplain<Module>(
  load: () => Promise<Module>,
  name: string,
  target: string,
): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND")) throw error;
    if (!error.message.includes(name)) throw error;
    throw new NoTarget(`The target ${target} needs the package ${name}: install it with npm install ${name}.`, {
      cause: error,
    });
  }
}
