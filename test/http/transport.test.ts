/** The transport over real sockets on the loopback address. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { lineSink } from '../../src/http/line-sink.ts';
import { type OpenTransport, openTransport } from '../../src/http/transport.ts';

let server: Server;
let transport: OpenTransport;
let connections = 0;

async function listen(listener: RequestListener): Promise<string> {
  connections = 0;
  server = createServer(listener);
  server.on('connection', () => {
    connections++;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(async () => {
  await transport.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const post = (url: string, body = '{}') => ({
  url: `${url}/v1/x?y=1`,
  method: 'POST',
  headers: { a: 'b' },
  body,
});

describe('the transport', () => {
  test('carries method, path, headers and body there, and status, headers and body back', async () => {
    const url = await listen((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        response.writeHead(201, { 'X-Seen': `${request.method} ${request.url} ${request.headers.a}` });
        response.end(`got ${Buffer.concat(chunks)} ü`);
      });
    });
    transport = openTransport({ connections: 1 });
    const { status, headers, body } = await transport.send(post(url, 'ping')).response;
    expect(status).toBe(201);
    expect(headers['x-seen']).toBe('POST /v1/x?y=1 b');
    expect(body).toBe('got ping ü');
  });

  test('opens no more connections than it was given', async () => {
    const url = await listen((_, response) => setTimeout(() => response.end('{}'), 20));
    transport = openTransport({ connections: 3 });
    await Promise.all(Array.from({ length: 20 }, () => transport.send(post(url)).response));
    expect(connections).toBe(3);
  });

  test('reads compressed bodies', async () => {
    const url = await listen((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"a":1}'));
    });
    transport = openTransport({ connections: 1 });
    expect((await transport.send(post(url)).response).body).toBe('{"a":1}');
  });

  test('tells a broken connection from one that could not be made', async () => {
    const url = await listen((request) => void request.socket.destroy());
    transport = openTransport({ connections: 1 });
    await expect(transport.send(post(url)).response).rejects.toMatchObject({ kind: 'reset' });
    await expect(transport.send(post('http://127.0.0.1:1')).response).rejects.toMatchObject({
      kind: 'unreachable',
    });
  });

  test('a body that ends before its length is a broken connection, not a short answer', async () => {
    const url = await listen((request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"half":');
      setTimeout(() => request.socket.destroy(), 10);
    });
    transport = openTransport({ connections: 1 });
    await expect(transport.send(post(url)).response).rejects.toMatchObject({ kind: 'reset' });
  });

  test('a cancelled call rejects at once with its reason and frees its connection', async () => {
    let asked = 0;
    const url = await listen((_, response) => {
      asked++;
      if (asked > 1) response.end('{}');
    });
    transport = openTransport({ connections: 1 });
    const call = transport.send(post(url));
    setTimeout(() => call.cancel(new Error('enough')), 20);
    await expect(call.response).rejects.toThrow('enough');
    expect((await transport.send(post(url)).response).status).toBe(200);
  });

  test('servers on this machine are reached without the proxy', async () => {
    const url = await listen((_, response) => response.end('{}'));
    transport = openTransport({ connections: 1, proxy: { http: 'http://127.0.0.1:1' } });
    expect((await transport.send(post(url)).response).status).toBe(200);
  });

  test('breaks off a body that is larger than any reply, packed or not', async () => {
    const flood = Buffer.alloc(64 * 1024, 'a');
    const url = await listen((request, response) => {
      if (request.headers.a === 'packed') {
        response.writeHead(200, { 'content-encoding': 'gzip' });
        response.end(gzipSync(Buffer.alloc(4_000_000, 'a')));
        return;
      }
      const more = setInterval(() => response.write(flood), 1);
      response.on('close', () => clearInterval(more));
    });
    transport = openTransport({ connections: 2, maxBodyBytes: 1_000_000 });
    for (const a of ['endless', 'packed']) {
      await expect(transport.send({ ...post(url), headers: { a } }).response).rejects.toMatchObject({
        kind: 'too-large',
        message: 'the body is larger than 1000000 bytes',
      });
    }
  });
});

describe('a body of lines', () => {
  test('of many pieces comes line by line, each once the one before was taken', async () => {
    const lines = Array.from({ length: 20_000 }, (_, at) => `{"line":${at},"text":"ü${'x'.repeat(40)}"}`);
    const url = await listen((_, response) => response.end(lines.join('\n')));
    transport = openTransport({ connections: 1 });
    const seen: string[] = [];
    const sink = lineSink(async (line) => {
      seen.push(line);
      if (seen.length % 5000 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    });
    const { body, status } = await transport.send(post(url), sink).response;
    await sink.end();
    expect({ status, body }).toEqual({ status: 200, body: '' });
    expect(seen).toEqual(lines);
  });

  test('whose taker throws ends with what it threw', async () => {
    const url = await listen((_, response) => response.end('a\nb\n'.repeat(100_000)));
    transport = openTransport({ connections: 1 });
    const sink = lineSink(() => {
      throw new TypeError('full');
    });
    await expect(transport.send(post(url), sink).response).rejects.toThrow(new TypeError('full'));
  });
});
