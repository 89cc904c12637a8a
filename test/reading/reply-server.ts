/** A server that gives the replies it is told to, in their order, the last one again and again: bodies as providers send them. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Reply {
  readonly http?: number;
  readonly body: unknown;
  readonly headers?: Record<string, string>;
}

export interface ReplyServer {
  /** For openModels: simulated models are asked here. */
  readonly env: Record<string, string>;
  /** Requests since the last `play`. */
  readonly calls: number;
  play(replies: readonly Reply[]): void;
  close(): Promise<void>;
}

export async function replyServer(): Promise<ReplyServer> {
  let replies: readonly Reply[] = [];
  let calls = 0;
  const server = createServer((incoming, outgoing) => {
    incoming.resume().on('end', () => {
      const { http = 200, body, headers } = replies[Math.min(calls++, replies.length - 1)]!;
      outgoing.writeHead(http, { 'content-type': 'application/json', ...headers });
      outgoing.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    env: { CLOSEDBOOK_SIMULATED_URL: url },
    get calls() {
      return calls;
    },
    play(next) {
      replies = next;
      calls = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
