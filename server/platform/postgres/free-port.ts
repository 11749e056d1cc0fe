import { createServer } from 'node:net';

/** Below the range from which systems give ports to outgoing connections; a port there can be taken between two looks. */
export const highestPort = 32_767;

/**
 * The first port from `first` on that nobody listens on, tried by listening; null when all up to `last` are taken.
 * @throws Error when the host is no address of this machine
 */
export async function freePort(first: number, last: number = highestPort, host = '127.0.0.1'): Promise<number | null> {
  for (let port = first; port <= last; port += 1) if (await isFree(port, host)) return port;
  return null;
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(false) : reject(error),
    );
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}
