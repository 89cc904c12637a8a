/** Every preset runs to its report against the simulator. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PRESET_NAMES } from '../../src/pipeline/run/spec-presets.ts';
import { closedbook } from '../cli/captured-terminal.ts';
import { type Scratch, scratch } from './scratch.ts';

describe('presets', () => {
  let place: Scratch;
  beforeAll(async () => {
    place = await scratch();
    // The set that its user brings, in the columns of the published file.
    const rows = Array.from({ length: 12 }, (_, at) => `"{'topic': 'x'}",Who found star ${at}?,Finder ${at}`);
    await place.file('simple_qa_test_set.csv', `metadata,problem,answer\n${rows.join('\n')}\n`);
  });
  afterAll(() => place[Symbol.asyncDispose]());

  test.each(PRESET_NAMES)('%s', async (name) => {
    const path = place.path(`${name}.yaml`);
    await closedbook(['init', path, '--preset', name]);
    const simulated = ['-m', 'simulated/heron', '--judge', 'simulated/assayer', '--sample', '4'];
    const files = ['--store', place.path('store.db'), '--out', place.path('out'), '--quiet'];
    const { code, out } = await closedbook(['run', path, ...simulated, ...files]);
    expect(code).toBe(0);
    expect(out).toContain(name);
    expect(out).toContain('report.html');
  });
});
