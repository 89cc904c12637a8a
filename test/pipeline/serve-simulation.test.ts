import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { serveSimulation } from '../../src/pipeline/serve-simulation.ts';

const options = { datasets: [], questions: 3, latencyMs: 0, faults: [], requestsPerSecond: null, seed: 1 };

test('a port that is taken, or none, is told by its number', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await expect(serveSimulation({ ...options, port })).rejects.toMatchObject({
    code: 'usage',
    message: `expected a free port, got ${port} (EADDRINUSE)`,
  });
  await expect(serveSimulation({ ...options, port: 70_000 })).rejects.toMatchObject({ code: 'usage' });
  server.close();
});

test('a drift is told by model, and one that is none is refused with an example', async () => {
  for (const word of ['stilt', 'stilt:knowledge=', 'stilt:wit=1', 'knowledge=-0.2'])
    await expect(serveSimulation({ ...options, port: 0, drifts: [word] })).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining(`got "${word}"`),
    });
  const server = await serveSimulation({
    ...options,
    port: 0,
    occasion: '2026-07',
    drifts: ['stilt:knowledge=-0.2,servedAs=stilt-2'],
  });
  const settings = await (await fetch(`${server.url}/control`)).json();
  expect(settings).toMatchObject({
    occasion: '2026-07',
    drift: { stilt: { knowledge: -0.2, servedAs: 'stilt-2' } },
  });
  await server.close();
});
