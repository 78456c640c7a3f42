/** A target is unavailable: a package is not installed, credentials are missing, or no server responds. */
export class NoTarget extends Error {
  override name = "NoTarget";
}

/**
 * Imports a package that only some targets need.
 *
 * @throws NoTarget if the package is not installed.
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
    throw new NoTarget(`The target ${target} needs the package ${name}. Install it with npm install ${name}.`, {
      cause: error,
    });
  }
}
