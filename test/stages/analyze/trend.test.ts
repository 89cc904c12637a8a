/** What a trend says of monthly runs of simulated models whose truth is known, and what it refuses to compare. */
import { describe, expect, it } from 'vitest';
import type { Respondent } from '../../../src/core/respondent.ts';
import { demoQuestions } from '../../../src/simulate/demo-questions.ts';
import { type TrendSource, trend } from '../../../src/stages/analyze/trend/trend.ts';
import { simulatedSeries } from '../../fixtures/simulated-series.ts';

const questions = demoQuestions(3, 700);
const options = { title: 'A series', closedbookVersion: '0.0.0', seed: 1 };

/** The same sources, each respondent's record changed from one run on. */
function changedFrom(
  sources: TrendSource[],
  from: number,
  change: (one: Respondent) => Respondent,
): TrendSource[] {
  return sources.map((source, place) => {
    if (place < from) return source;
    const respondents = source.table.respondents.map(change);
    const served = new Map([...source.served.values()].map((name) => [respondents[0]!.id, name]));
    return { ...source, table: { ...source.table, respondents }, served };
  });
}

describe('trend', () => {
  const drift = { from: 5, knowledge: -0.3 };
  const drifted = simulatedSeries({ questions, months: 8, seed: 4, drift });

  it('names the run since which it changed, by how much, and that the name stayed', () => {
    const [stilt] = trend(drifted, options).respondents;
    const accuracy = stilt!.metrics.find(({ metric }) => metric === 'correct/asked')!;
    const [change] = accuracy.changes;
    expect(change).toMatchObject({ at: 4, cause: 'one-name' });
    expect(change!.estimate.high!).toBeLessThan(0);
    expect(change!.p).toBeLessThan(0.05);
    expect(change!.sentence).toContain('fell by');
    expect(change!.sentence).toContain('since run-5 of 2026-05-03');
    expect(change!.sentence).toContain('under one name: the server called itself stilt-2025-11-05');
  });

  it('counts differences from the reference run and pairs them as a comparison does', () => {
    const [stilt] = trend(drifted, { ...options, reference: 2 }).respondents;
    const { points } = stilt!.metrics[0]!;
    expect(points.map(({ difference }) => difference === null)).toEqual(
      [...Array(8).keys()].map((run) => run === 2),
    );
    const last = points[7]!;
    expect(last.difference!.value!).toBeCloseTo(last.rate.value! - points[2]!.rate.value!, 12);
    // Seventh comparison: 0.05 spent by 7 · 8.
    expect(last.difference!.level).toBeCloseTo(1 - 0.05 / 56, 12);
    expect(last.seriesP!).toBeCloseTo(Math.min(1, last.p! * 56), 12);
  });

  it('says what cannot be excluded where nothing is proven', () => {
    const [stilt] = trend(simulatedSeries({ questions, months: 6, seed: 9 }), options).respondents;
    for (const { changes, sentence, notExcluded } of stilt!.metrics) {
      expect(changes).toEqual([]);
      expect(sentence).toContain('not proven changed');
      expect(notExcluded!).toBeGreaterThan(0);
    }
    expect(stilt!.metrics[0]!.sentence).toMatch(/a change under \d\.\d points cannot be excluded\.$/);
    expect(stilt!.drifted.questions).toEqual([]);
  });

  it('tells a model that the server renamed from one that changed under its name', () => {
    const renamed = simulatedSeries({
      questions,
      months: 8,
      seed: 4,
      drift: { ...drift, servedAs: 'stilt-2' },
    });
    const [stilt] = trend(renamed, options).respondents;
    expect(stilt!.marks).toEqual([{ at: 4, kind: 'served', text: 'stilt-2025-11-05 → stilt-2' }]);
    expect(stilt!.metrics[0]!.changes[0]).toMatchObject({ cause: 'served' });
    const untold = drifted.map((source) => ({ ...source, served: new Map<string, string>() }));
    expect(trend(untold, options).respondents[0]!.metrics[0]!.changes[0]).toMatchObject({ cause: 'untold' });
  });

  it('calls a change of settings, wording or graders one of the instrument', () => {
    const warmer = changedFrom(drifted, 4, (one) => ({
      ...one,
      id: one.id.replace(' ·', ' temperature=1 ·'),
      settings: { temperature: 1 },
    }));
    const regraded = drifted.map((source, place) =>
      place < 4 ? source : { ...source, instrument: { grades: 'rules 7 (simpleqa)' } },
    );
    for (const [sources, text] of [
      [warmer, 'temperature: none → 1'],
      [regraded, 'grades: rules 6 (simpleqa) → rules 7 (simpleqa)'],
    ] as const) {
      const { respondents } = trend(sources, options);
      expect(respondents).toHaveLength(1);
      expect(respondents[0]!.marks).toEqual([{ at: 4, kind: 'instrument', text }]);
      const [change] = respondents[0]!.metrics[0]!.changes;
      expect(change!.cause).toBe('instrument');
      expect(change!.sentence).toContain('this is no news of the model alone');
    }
  });

  it('takes what one run does not tell for unknown, not for changed', () => {
    const told = drifted.map((source, place) => ({
      ...source,
      instrument: { grades: 'rules', ...(place % 2 === 0 ? { 'version of rules': '6 (simpleqa)' } : {}) },
    }));
    expect(trend(told, options).respondents[0]!.marks).toEqual([]);
    const later = { grades: 'rules', 'version of rules': '7 (simpleqa)' };
    const changed = told.map((source, place) => (place === 6 ? { ...source, instrument: later } : source));
    expect(trend(changed, options).respondents[0]!.marks).toEqual([
      { at: 6, kind: 'instrument', text: 'version of rules: 6 (simpleqa) → 7 (simpleqa)' },
    ]);
  });

  it('leaves out and counts what is asked in other words, not asked, or new', () => {
    const sources = drifted.slice(0, 2);
    const table = sources[1]!.table;
    const other = table.questions.map((question, place) =>
      place < 3 ? { ...question, hash: 'other' } : place < 8 ? { ...question, id: `new-${place}` } : question,
    );
    const found = trend([sources[0]!, { ...sources[1]!, table: { ...table, questions: other } }], options);
    const rated = table.questions.filter(({ kind, status }) => kind === 'answerable' && status === 'ok');
    const first = (from: number, to: number) =>
      table.questions.slice(from, to).filter((question) => rated.includes(question)).length;
    expect(found.runs[1]).toMatchObject({
      shared: rated.length - first(0, 8),
      leftOut: { changed: first(0, 3), notInReference: first(3, 8) },
      notAsked: first(3, 8),
    });
    expect(found.respondents[0]!.metrics[0]!.points[1]!.difference!.n).toBe(rated.length - first(0, 8));
  });

  it('notes who was met once, and compares nobody with nobody', () => {
    const strangers = changedFrom(drifted.slice(0, 2), 1, (one) => ({
      ...one,
      id: 'owl',
      model: 'owl',
      policy: null,
    }));
    const found = trend(strangers, options);
    expect(found.respondents).toEqual([]);
    expect(found.notes).toEqual([
      'simulated/stilt · plain is only in run-1: nothing to compare with.',
      'owl is only in run-2: nothing to compare with.',
    ]);
  });

  it('lists the questions that changed for good, surest first', () => {
    const strong = simulatedSeries({ questions, months: 12, seed: 4, drift: { from: 7, knowledge: -0.9 } });
    const { drifted: found } = trend(strong, options).respondents[0]!;
    expect(found.questions.length).toBeGreaterThan(20);
    const near = found.questions.filter(({ at }) => Math.abs(at - 6) <= 1);
    expect(near.length / found.questions.length).toBeGreaterThan(0.9);
    expect(found.questions.every(({ q, from }) => q <= 0.1 && from !== undefined)).toBe(true);
    expect([...found.questions].sort((a, b) => a.p - b.p)).toEqual(found.questions);
  });

  it('tells repeated asking from change where a run has trials', () => {
    const noise = (drift?: { from: number; knowledge: number }) =>
      trend(
        simulatedSeries({
          questions,
          months: 2,
          seed: 4,
          trials: 3,
          ...(drift === undefined ? {} : { drift }),
        }),
        options,
      ).respondents[0]!.noise!;
    const still = noise();
    expect(still.excess.low!).toBeLessThan(0);
    expect(still.excess.high!).toBeGreaterThan(0);
    const moved = noise({ from: 2, knowledge: -0.9 });
    expect(moved.withinRun.value!).toBeCloseTo(still.withinRun.value!, 1);
    expect(moved.excess.low!).toBeGreaterThan(0.05);
    expect(trend(drifted, options).respondents[0]!.noise).toBeUndefined();
  });
});
