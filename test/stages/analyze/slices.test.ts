/** Slices by a number, along it, and by two fields at once. */
import { describe, expect, test } from 'vitest';
import { outcomeTableBuilder, type QuestionRow } from '../../../src/core/outcome-table.ts';
import { UNKNOWN_PROVENANCE } from '../../../src/core/summary/provenance.ts';
import { analyze } from '../../../src/stages/analyze/analyze.ts';
import { questionRow, respondentRow } from '../../fixtures/outcome-rows.ts';

/** The more popular, the surer: of question i of n, right where i is not among the misses of its tenth. */
function slicesOf(questions: readonly Partial<QuestionRow>[], by?: readonly string[]) {
  const builder = outcomeTableBuilder();
  for (const question of questions.keys()) {
    const tenth = Math.floor((10 * question) / questions.length);
    builder.add({ question, respondent: 0, cell: question % 10 <= tenth ? 'correct' : 'incorrect' });
  }
  const table = builder.build({
    questions: questions.map((one, index) => questionRow(`q${index}`, one)),
    respondents: [respondentRow('m')],
    closedBook: ['unverified'],
    planned: [questions.length],
  });
  const options = { title: 't', closedbookVersion: '0', provenance: UNKNOWN_PROVENANCE };
  return analyze(table, { ...options, ...(by === undefined ? {} : { by: [...by] }) }).slices?.slices ?? [];
}

const sizes = (cells: ReturnType<typeof slicesOf>[number]['cells']) =>
  cells.map(({ value, tally }) => [value, tally.correct + tally.incorrect + tally.refused]);

describe('along a number', () => {
  const views = Array.from({ length: 200 }, (_, index) => ({ popularity: { value: 3 ** (index / 10) } }));

  test('rates rise as a curve by rank, each place with its interval and what it rests on', () => {
    const [slice] = slicesOf(views);
    const { places, respondents, bandwidth } = slice!.curve!;
    expect(bandwidth).toBe(0.1);
    expect(places.map(({ share }) => share)).toEqual(Array.from({ length: 21 }, (_, step) => step / 20));
    expect(places[10]!.value).toBe(views[100]!.popularity.value);
    const [correct, incorrect] = respondents[0]!.rates;
    expect(correct!.metric).toBe('correct/asked');
    const values = correct!.points.map(({ value }) => value!);
    expect(values[2]).toBeGreaterThan(0.08);
    expect(values[2]).toBeLessThan(0.3);
    expect(values[18]).toBeGreaterThan(0.8);
    for (const [place, { value, low, high, effectiveN }] of correct!.points.entries()) {
      expect(low!).toBeLessThanOrEqual(value!);
      expect(high!).toBeGreaterThanOrEqual(value!);
      expect(effectiveN!).toBeGreaterThan(10);
      expect(effectiveN!).toBeLessThan(200);
      expect(incorrect!.points[place]!.value).toBeCloseTo(1 - value!, 10);
    }
  });

  test('few questions, few different numbers or none have no curve', () => {
    expect(slicesOf(views.slice(0, 30))[0]!.curve).toBeUndefined();
    expect(
      slicesOf(views.map((_, index) => ({ popularity: { value: index % 5 } })))[0]!.curve,
    ).toBeUndefined();
    expect(slicesOf(views.map((_, index) => ({ topic: `t${index % 2}` })))[0]!.curve).toBeUndefined();
  });

  test('named bands keep their names and have the curve of their numbers', () => {
    const named = views.map(({ popularity }, index) => ({
      popularity: { ...popularity, band: index < 100 ? 'tail' : 'head' },
    }));
    const [slice] = slicesOf(named, ['popularity']);
    expect(sizes(slice!.cells)).toEqual([
      ['head', 100],
      ['tail', 100],
    ]);
    expect(slice!.curve!.places).toHaveLength(21);
  });

  test('years of events and the length of questions divide where they are named, and only there', () => {
    const dated = views.map((_, index) => ({ tags: [`event:${1900 + (index % 100)}`], length: 20 + index }));
    expect(slicesOf(dated)).toEqual([]);
    const [year, length] = slicesOf(dated, ['year', 'length']);
    expect(year!.cells.map(({ value }) => value)[0]).toBe('1900 to 1919');
    expect(year!.note).toContain('event: tag');
    expect(length!.cells.map(({ value }) => value)).toHaveLength(5);
    expect(length!.note).toContain('characters');
  });
});

describe('two fields crossed', () => {
  const questions = Array.from({ length: 60 }, (_, index) => ({
    topic: index % 2 === 0 ? 'art' : 'sport',
    popularity: { value: index },
  }));

  test('have a cell for each pair of values that some question has', () => {
    const [slice] = slicesOf(questions, ['topic*popularity']);
    expect(slice!.by).toBe('topic × popularity');
    expect(slice!.cells.map(({ crossed }) => crossed)).toEqual([
      ['art', '0 to 19'],
      ['art', '20 to 39'],
      ['art', '40 to 59'],
      ['sport', '0 to 19'],
      ['sport', '20 to 39'],
      ['sport', '40 to 59'],
    ]);
    expect(sizes(slice!.cells).map(([, n]) => n)).toEqual([10, 10, 10, 10, 10, 10]);
    expect(slice!.note).toContain('cut into bands');
  });

  test.each(['topic*topic', 'topic*cutoff', 'topic*genre', 'genre', 'topic*tag*property'])(
    '%s is refused with what can be named',
    (field) => {
      expect(() => slicesOf(questions, [field])).toThrow(/expected --by .*popularity.*got "/);
    },
  );
});
