// The entry point for workerd.
import { smoke } from "./smoke.js";

export default {
  /**
   * @param {unknown} _controller
   * @param {{ BASE_URL: string, CLOSED_URL: string }} env
   */
  test: (_controller, env) => smoke(env.BASE_URL, env.CLOSED_URL),
};
