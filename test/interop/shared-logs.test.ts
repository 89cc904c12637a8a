/**
 * Every log in ../shared/data/logs against what its index states. The logs are other people's and stay outside of the
 * repository, so this is skipped where they are absent.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { claimedBy } from '../../src/interop/detect.ts';
import { glanceAt } from '../../src/interop/glance.ts';
import { refusedFile } from '../../src/interop/refused-file.ts';
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
    expect(archive!.answers.map(({ source: _, ...answer }) => answer)).toEqual(
      document!.answers.map(({ source: _, ...answer }) => answer),
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
    const { reply } = log.answers[0]!;
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
    expect(log.counts.score!.true).toBe(want.html_score_true);
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
    const glance = await glanceAt(join(FOLDER, file));
    expect(await claimedBy(glance)).toBeNull();
    expect(await refusedFile(glance)).toMatchObject({
      code: 'format-unknown',
      message: expect.stringContaining('found a JSON object with the members'),
    });
  });

  test.each(rowsOf('promptfoo_json', 'promptfoo_jsonl', 'promptfoo_csv', 'promptfoo_sqlite'))(
    '$file',
    async ({ file, expected }) => {
      const log = await readLog(join(FOLDER, file));
      const want: Record<string, unknown> = expected;
      expect(log.format).toBe('promptfoo');
      const columns = want.status_columns ?? (want.providers as unknown[] | undefined)?.length ?? 1;
      expect(log.answers.length).toBe(Number(want.rows ?? want.eval_results) * Number(columns));
      const reasons = (want.failure_reason ?? {}) as Record<string, number>;
      const status = {
        PASS: want.cells_pass ?? want.success,
        FAIL: want.cells_fail ?? reasons[1],
        ERROR: want.cells_error ?? reasons[2],
        ...(want.status as object | undefined),
      };
      for (const [word, count] of Object.entries(status)) {
        if (count !== undefined) expect(log.counts.status![word] ?? 0).toBe(count);
      }
      const providers = (want.per_provider ?? {}) as Record<string, { rows: number; pass: number }>;
      for (const [provider, { rows, pass }] of Object.entries(providers)) {
        const own = log.answers.filter(({ respondent }) => respondent.id === provider);
        expect(own.length).toBe(rows);
        expect(own.filter(({ verdicts }) => verdicts?.[0]?.value === 'PASS').length).toBe(pass);
      }
      if (want.content_filter !== undefined) expect(replies(log, 'blocked')).toBe(want.content_filter);
    },
  );

  test.each(rowsOf('helm_run'))('$file', async ({ file, expected }) => {
    const log = await readLog(join(FOLDER, file));
    const want: Record<string, unknown> = expected;
    expect(log.header).toMatchObject({ format: 'helm', title: want.run, models: [want.model] });
    expect(log.answers.length).toBe(want.request_states);
    expect(replies(log, 'failed')).toBe(want.failed_results);
    const { id, gold, completion } = want.first as { id: string; gold: string[]; completion: string };
    const [first] = log.answers;
    expect(first!.question.id).toBe(id);
    expect(JSON.stringify(first!.question.reference)).toContain(JSON.stringify(gold[0]));
    expect(first!.reply.text).toBe(completion);
    const exact = log.header.statedMetrics.find(({ name }) => name === 'test/exact_match');
    expect(exact?.value).toBe(want.exact_match_test);
    expect(log.ending.recomputedMetrics).toEqual(log.header.statedMetrics);
  });

  test.each(rowsOf('eee_aggregate'))('$file', async ({ file, expected }) => {
    const log = await readLog(join(FOLDER, file));
    const want: Record<string, unknown> = expected;
    expect(log.header).toMatchObject({ title: want.evaluation_id, models: [want.model_id] });
    expect(log.header.statedMetrics.map(({ name, value }) => [name, value])).toEqual(want.scores);
    expect(log.answers.length > 0).toBe(want.has_instance_file);
  });

  test.each(rowsOf('eee_instance'))('$file', async ({ file, expected }) => {
    const log = await readLog(join(FOLDER, file));
    const want: Record<string, unknown> = expected;
    expect(log.header.models).toEqual([want.model_id]);
    expect(log.answers.length).toBe(want.rows);
    const three = (want.three_way_with_refusals_read ?? {}) as Record<string, number>;
    for (const [outcome, count] of Object.entries(three)) expect(graded(log, outcome)).toBe(count);
    expect(log.ending.notes.join(' ')).not.toContain('sample hashes do not fit');
  });

  test.each(rowsOf('csv', 'jsonl', 'parquet'))('$file', async ({ file, expected }) => {
    const log = await readLog(join(FOLDER, file));
    const want: Record<string, unknown> = expected;
    expect(log.format).toBe('rows');
    expect(log.answers.length).toBe(want.rows);
    for (const outcome of ['correct', 'incorrect', 'refused']) {
      if (want[outcome] !== undefined) expect(graded(log, outcome)).toBe(want[outcome]);
    }
    for (const column of ['is_correct', 'score', 'grades'] as const) {
      const counts = want[column] as Record<string, number> | undefined;
      if (counts !== undefined) expect(log.counts[column === 'grades' ? 'grade' : column]).toEqual(counts);
    }
    if (want.model !== undefined) expect(log.header.models).toEqual([want.model]);
    if (want.closed_book === false) {
      expect(log.answers.every(({ closedBookSigns = [] }) => closedBookSigns.length > 0)).toBe(true);
    }
  });

  test.each(rowsOf('other_json'))('$file', async ({ file, expected }) => {
    const log = await readLog(join(FOLDER, file));
    const want: Record<string, unknown> = expected;
    expect(['deepeval', 'uqlm', 'test-runs']).toContain(log.format);
    const count = want.samples ?? want.testCases ?? want.prompts;
    if (count === null) expect(log.answers.length).toBeGreaterThan(0);
    else expect(log.answers.length).toBe(count);
    if (want.models !== undefined) expect(log.header.models).toEqual(want.models);
  });
});

/** Answers whose imported grade is this outcome. */
function graded(log: ReadLog, outcome: string): number {
  return log.answers.filter(({ grades }) =>
    grades.some(({ judgement }) => judgement.status === 'graded' && judgement.outcome === outcome),
  ).length;
}
