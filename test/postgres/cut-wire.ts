/** A wire between a store and its server that a test can cut. */
import { connect, createServer, type Socket } from 'node:net';

export interface CutWire {
  /** The server's address, through the wire. */
  readonly address: string;
  /** Cuts what is connected; nobody gets through until it is mended. */
  cut(): void;
  mend(): void;
  /** The next commit reaches the server, and its answer nobody. */
  swallowNextCommit(): void;
  close(): Promise<void>;
}

export async function cutWire(address: string): Promise<CutWire> {
  const { hostname, port } = new URL(address);
  const open = new Set<Socket>();
  let [isCut, swallows] = [false, false];
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(Number(port), hostname);
    open.add(near).add(far);
    let isSwallowed = false;
    near.on('data', (bytes) => {
      if (swallows && bytes.includes('commit')) [swallows, isSwallowed] = [false, true];
      far.write(bytes);
    });
    far.on('data', (bytes) => {
      if (isSwallowed) near.destroy();
      else near.write(bytes);
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const through = new URL(address);
  through.port = String((server.address() as { port: number }).port);
  return {
    address: through.toString(),
    cut() {
      isCut = true;
      for (const socket of open) socket.destroy();
    },
    mend() {
      isCut = false;
    },
    swallowNextCommit() {
      swallows = true;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
