import { createServer } from "node:net";
import { CommandError } from "./command-error.ts";

/** @throws CommandError if a server cannot listen on the port. */
export function assertPortIsFree(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => reject(new CommandError(whyNotListening(error, port))));
    server.listen(port, host, () => server.close(() => resolve()));
  });
}

/** Explains why a server cannot listen on a port. */
function whyNotListening(error: NodeJS.ErrnoException, port: number): string {
  if (error.code === "EADDRINUSE") {
    return `Port ${port} is in use. Stop the process that uses it, or let npm start pick a free port: npm start -- --port 0`;
  }
  if (error.code === "EACCES")
    return `You are not allowed to listen on port ${port}. Use a port above 1023: npm start -- --port 4010`;
  return `Cannot listen on port ${port}: ${error.message}`;
}
