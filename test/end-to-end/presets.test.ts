/** Designs by name: every one is a valid spec and says what it costs with real models; the slow test runs them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PRESET_NAMES } from '../../src/pipeline/run/spec-presets.ts';
import { closedbook } from '../cli/captured-terminal.ts';
import { type Scratch, scratch } from './scratch.ts';

const KEYS = { OPENAI_API_KEY: 'none', ANTHROPIC_API_KEY: 'none' };

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
    expect(await closedbook(['init', path, '--preset', name])).toMatchObject({ code: 0, err: '' });
    const planned = await closedbook(['run', path, '--dry-run', '--json'], KEYS);
    expect(JSON.parse(planned.out).costUsd).toBeGreaterThan(0);
  });

  test('a name that is none is told the names', async () => {
    const { code, err } = await closedbook(['init', place.path('x.yaml'), '--preset', 'nonesuch']);
    expect(code).toBe(2);
    expect(err).toContain('joint-evaluation-2025');
  });
});
