/** Where the desk listens: kept links go on leading to it as long as its usual port is free. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ClosedbookError } from '../core/errors.ts';

/** Where the address says nothing of a port, this one is tried first, so that kept links go on leading here. */
const USUAL_PORT = 4114;

/**
 * Listens at the port that was asked for, or the usual one, or where that is taken a free one.
 * @returns The port.
 * @throws ClosedbookError `usage` where the port that was asked for cannot be had.
 */
export async function listen(server: Server, asked: number | undefined, host: string): Promise<number> {
  const at = (port: number) =>
    new Promise<number>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, () => {
        server.off('error', reject);
        resolve((server.address() as AddressInfo).port);
      });
    });
  try {
    return await at(asked ?? USUAL_PORT);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (asked === undefined && code === 'EADDRINUSE') return at(0);
    throw new ClosedbookError('usage', `${host}, port ${asked ?? USUAL_PORT}: ${(cause as Error).message}`, {
      hint: 'Name another port, or leave --port away and take a free one.',
      cause,
    });
  }
}
