import { createServer } from "node:net";
import { CommandError } from "./command-error.ts";

/** Makes sure that a server can listen on a port, before anything long is begun. */
export function assertPortIsFree(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => reject(new CommandError(whyNotListening(error, port))));
    server.listen(port, host, () => server.close(() => resolve()));
  });
}

/** A sentence for a fault of listening. */
function whyNotListening(error: NodeJS.ErrnoException, port: number): string {
  if (error.code === "EADDRINUSE") {
    return `Port ${port} is in use. Stop what listens there, or have a free one picked: npm start -- --port 0`;
  }
  if (error.code === "EACCES")
    return `This user may not listen on port ${port}. Pass one above 1023: npm start -- --port 4010`;
  return `Cannot listen on port ${port}: ${error.message}`;
}
