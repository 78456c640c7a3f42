/** A target is unavailable: a package is not installed, credentials are missing, or no server responds. */
export class NoTarget extends Error {
  override name = "NoTarget";
}

/** The error codes of `import` and `require`. */
const NOT_FOUND: ReadonlySet<unknown> = new Set(["ERR_MODULE_NOT_FOUND", "MODULE_NOT_FOUND"]);

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
    const { code, message }: { code?: unknown; message?: unknown } = Object(error);
    if (!NOT_FOUND.has(code) || !String(message).includes(name)) throw error;
    throw new NoTarget(`The target ${target} needs the package ${name}. Install it with npm install ${name}.`, {
      cause: error,
    });
  }
}
