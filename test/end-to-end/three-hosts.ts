/**
 * Three hosts with names and addresses of their own, as network namespaces on one bridge (Linux, root): what runs on them reaches
 * this machine at one address, and each can be cut off.
 */
import { execFileSync, spawn } from 'node:child_process';
import { connect, createServer, type Server } from 'node:net';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.mjs', import.meta.url));
const NAME = `cb${process.pid % 10_000}`;
const NET = '10.213.77';

export interface Hosts {
  /** This machine's address on the bridge. */
  readonly address: string;
  /** `closedbook ARGS` on a host. */
  start(
    host: number,
    args: readonly string[],
    env: Readonly<Record<string, string>>,
  ): ReturnType<typeof spawn>;
  cutOff(host: number): void;
  joinAgain(host: number): void;
  /** What listens on the loopback address, to be reached by the hosts; its address there. */
  forward(port: number): Promise<string>;
  close(): void;
}

const ip = (...args: string[]) => execFileSync('ip', args, { stdio: ['ignore', 'ignore', 'pipe'] });

/** Null where this machine cannot have them. */
export function threeHosts(): Hosts | null {
  const of = (host: number) => `${NAME}h${host}`;
  const cable = (host: number) => `${NAME}v${host}`;
  const servers: Server[] = [];
  const close = () => {
    for (const server of servers) server.close();
    for (const undo of [...[1, 2, 3].map((host) => ['netns', 'del', of(host)]), ['link', 'del', NAME]])
      try {
        ip(...undo);
      } catch {
        // It was not made.
      }
  };
  try {
    ip('link', 'add', NAME, 'type', 'bridge');
    ip('addr', 'add', `${NET}.254/24`, 'dev', NAME);
    ip('link', 'set', NAME, 'up');
    for (const host of [1, 2, 3]) {
      ip('netns', 'add', of(host));
      ip('link', 'add', cable(host), 'type', 'veth', 'peer', 'name', 'eth0', 'netns', of(host));
      ip('link', 'set', cable(host), 'master', NAME, 'up');
      ip('-n', of(host), 'addr', 'add', `${NET}.${host}/24`, 'dev', 'eth0');
      ip('-n', of(host), 'link', 'set', 'eth0', 'up');
      ip('-n', of(host), 'link', 'set', 'lo', 'up');
    }
  } catch {
    close();
    return null;
  }
  return {
    address: `${NET}.254`,
    start: (host, args, env) =>
      spawn(
        'ip',
        [
          ...[
            'netns',
            'exec',
            of(host),
            'unshare',
            '--uts',
            'sh',
            '-c',
            'hostname "$1"; shift; exec "$@"',
            'sh',
          ],
          ...[`host${host}`, process.execPath, MAIN, ...args],
        ],
        { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
      ),
    cutOff: (host) => ip('link', 'set', cable(host), 'down'),
    joinAgain: (host) => ip('link', 'set', cable(host), 'up'),
    forward: (port) =>
      new Promise((resolve) => {
        const server = createServer((socket) => {
          const inner = connect(port, '127.0.0.1');
          socket.pipe(inner).pipe(socket);
          for (const end of [socket, inner])
            end.on('error', () => [socket, inner].map((each) => each.destroy()));
        });
        servers.push(server);
        server.listen(port, `${NET}.254`, () => resolve(`http://${NET}.254:${port}`));
      }),
    close,
  };
}
