/**
 * Every log in ../shared/data/logs against what its index states. The logs are other people's and stay outside of the
 * repository, so this is skipped where they are absent.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CODECS } from '../../src/interop/codecs.ts';
import { detectCodec } from '../../src/interop/detect.ts';
import { type ReadLog, readLog } from './read-log.ts';

const FOLDER = resolve('../shared/data/logs');
const PRESENT = existsSync(join(FOLDER, 'index.json'));

interface IndexRow {
  readonly format: string;
  readonly file: string;
  readonly expected: Readonly<Record<string, never>>;
}

const ROWS: readonly IndexRow[] = PRESENT ? JSON.parse(readFileSync(join(FOLDER, 'index.json'), 'utf8')) : [];
const rowsOf = (...formats: string[]): IndexRow[] => ROWS.filter(({ format }) => formats.includes(format));
const landed = (format: string): boolean => CODECS.some((codec) => codec.format === format);

/** Of each reply that the index counts. */
const replies = (log: ReadLog, status: string): number =>
  log.answers.filter(({ reply }) => reply.status === status).length;

describe.skipIf(!PRESENT)('logs of other tools (skipped: ../shared/data/logs is absent)', () => {
  test.each(rowsOf('inspect_eval', 'inspect_json'))('$file', async ({ file, expected }) => {
    const log = await readLog(join(FOLDER, file));
    const want: Record<string, unknown> = expected;
    expect(log.format).toBe('inspect');
    expect(log.header.models).toEqual([want.model]);
    expect(log.header.status).toBe(want.status);
    expect(log.answers.length).toBe(want.samples_in_file);
    expect(log.counts).toEqual(want.score_counts);
    expect(log.answers.filter(({ verdicts }) => verdicts?.length === 0).length).toBe(want.unscored_samples);
    const epochs = [...new Set(log.answers.map(({ trial }) => trial + 1))].sort();
    expect(epochs).toEqual(want.epochs_seen);
    expect(replies(log, 'blocked')).toBe(Number(want.refusal_flag_parts) + Number(want.content_filter_stops));
    const reasoned = log.answers.filter(({ reply }) => reply.status === 'answered' && reply.reasoning);
    expect(reasoned.length).toBe(want.samples_with_reasoning);
    const stated = Object.fromEntries(log.header.statedMetrics.map(({ name, value }) => [name, value]));
    for (const [scorer, metrics] of Object.entries(
      (want.header_metrics ?? {}) as Record<string, Record<string, unknown>>,
    )) {
      for (const [metric, value] of Object.entries(metrics)) {
        expect(stated[`${scorer}/${metric}`]).toBe(value === 'NaN' ? null : value);
      }
    }
  });

  test('an Inspect run logged as .eval and as .json is the same import', async () => {
    const [archive, document] = await Promise.all(
      ['eval', 'json'].map((ending) => readLog(join(FOLDER, `inspect/log_formats.${ending}`))),
    );
    expect(archive.answers.map(({ source: _, ...answer }) => answer)).toEqual(
      document.answers.map(({ source: _, ...answer }) => answer),
    );
  });

  test.each(rowsOf('lm_eval'))('$file', async ({ file, expected }) => {
    const log = await readLog(join(FOLDER, file));
    const want: Record<string, unknown> = expected;
    expect(log.header.models).toEqual([want.model_name]);
    expect(log.answers.length).toBe(want.distinct_docs);
    const means = want.metric_means as Record<string, number>;
    const recomputed = new Map(
      log.ending.recomputedMetrics.map(({ name, value }) => [name.split('/').at(-1), value]),
    );
    for (const [name, mean] of Object.entries(means)) {
      expect(recomputed.get(name.replace(',None', ',none'))).toBeCloseTo(mean, 8);
    }
    const lines = Object.values(log.counts).map((counts) =>
      Object.values(counts).reduce((sum, n) => sum + n, 0),
    );
    expect(Math.max(...lines)).toBe(want.distinct_docs);
    const first = want.first as { response: string };
    const [{ reply }] = log.answers;
    expect(reply.status === 'answered' ? reply.text.slice(0, first.response.length) : null).toBe(
      first.response,
    );
  });

  test.each(rowsOf('lm_eval_results'))('$file', async ({ file, expected }) => {
    const log = await readLog(join(FOLDER, file));
    const want: Record<string, unknown> = expected;
    expect(log.answers.length).toBe(want.samples ?? 0);
    if (want.model_name !== undefined) expect(log.header.models).toEqual([want.model_name ?? 'unnamed']);
    expect(log.header.statedMetrics.length).toBeGreaterThan(0);
  });

  test.each(rowsOf('simple_evals'))('$file', async ({ file, expected }) => {
    const log = await readLog(join(FOLDER, file));
    const want: Record<string, unknown> = expected;
    expect(log.answers.length).toBe(want.samples);
    expect(log.header.models).toEqual([want.model_from_name]);
    expect(log.counts.score.true).toBe(want.html_score_true);
    expect(log.answers.every(({ question }) => question.reference !== null)).toBe(true);
    const stated = Object.fromEntries(log.header.statedMetrics.map(({ name, value }) => [name, value]));
    expect(stated).toMatchObject({ ...(want.metrics_in_file as object), score: want.score });
  });

  test.each(rowsOf('simple_evals_variant'))('$file', async ({ file, expected }) => {
    const log = await readLog(join(FOLDER, file));
    const want: Record<string, unknown> = expected;
    expect(log.answers.length).toBe(want.samples);
    expect(log.counts.evaluation_grade).toEqual(want.grades);
    expect(log.header.models).toEqual([want.model]);
    expect(log.answers.every(({ closedBookSigns = [] }) => closedBookSigns.length > 0)).toBe(true);
  });

  test.each(rowsOf('openai_evals'))('$file', async ({ file, expected }) => {
    const log = await readLog(join(FOLDER, file));
    const want: Record<string, unknown> = expected;
    expect(log.answers.length).toBe(want.samples);
    expect(log.header.models).toEqual([want.model]);
    expect(log.header.title).toBe(want.eval_name);
    expect(log.header.status).toBe(want.crashed === true ? 'started' : 'success');
    expect(log.counts.match?.true ?? 0).toBe(want.match_correct);
    expect(log.counts.choice ?? {}).toEqual(want.choices);
    expect(Object.fromEntries(log.header.statedMetrics.map(({ name, value }) => [name, value]))).toEqual(
      want.final_report ?? {},
    );
  });

  test.each(rowsOf('detect_negative'))('$file is refused with what it looks like', async ({ file }) => {
    await expect(detectCodec(join(FOLDER, file))).rejects.toMatchObject({
      code: 'format-unknown',
      message: expect.stringContaining('found a JSON object with the members'),
    });
  });

  const FOREIGN: readonly (readonly [index: string, format: string])[] = [
    ['promptfoo_json', 'promptfoo'],
    ['promptfoo_jsonl', 'promptfoo'],
    ['promptfoo_csv', 'promptfoo'],
    ['promptfoo_sqlite', 'promptfoo'],
    ['helm_run', 'helm'],
    ['eee_aggregate', 'every-eval-ever'],
    ['eee_instance', 'every-eval-ever'],
    ['csv', 'flat'],
    ['jsonl', 'flat'],
  ];
  for (const [index, format] of FOREIGN) {
    test.skipIf(!landed(format)).each(rowsOf(index))('$file', async ({ file, expected }) => {
      const log = await readLog(join(FOLDER, file));
      const want: Record<string, unknown> = expected;
      expect(log.format).toBe(format);
      const rows = want.request_states ?? want.rows ?? 0;
      const columns = want.status_columns ?? (want.providers as unknown[] | undefined)?.length ?? 1;
      expect(log.answers.length).toBe(Number(rows) * Number(columns));
    });
  }
});
