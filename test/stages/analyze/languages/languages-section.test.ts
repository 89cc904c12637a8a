/** The language gap: paired by fact whatever the ids look like, with nothing made up for what one language lacks. */
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../../src/core/outcome.ts';
import { type Question, questionSchema } from '../../../../src/core/question.ts';
import { tableOf } from '../../../../src/library/table-of.ts';
import { analyze } from '../../../../src/stages/analyze/analyze.ts';
import { lookOf } from '../../../../src/stages/report/charts/look.ts';
import { figuresOf } from '../../../../src/stages/report/figures.ts';

const question = (id: string, language: string, more: object = {}): Question =>
  questionSchema.parse({
    id,
    text: `${id} ${language}?`,
    language,
    reference: { form: 'text', text: 'x' },
    subject: { name: `${id} ${language}`, id: `Q${/\d+/.exec(id)?.[0]}` },
    property: 'birth date',
    ...more,
  });

/** Facts of 60 people: right in English, wrong in German for every third, refused in Chinese for every second. */
function asked(idOf: (index: number, language: string) => string) {
  const rows: { question: Question; outcome: Outcome; respondent: string }[] = [];
  for (let index = 0; index < 60; index += 1) {
    const in_ = (language: string, outcome: Outcome) =>
      rows.push({ question: question(idOf(index, language), language), outcome, respondent: 'parrot' });
    in_('en', index % 5 === 0 ? 'incorrect' : 'correct');
    in_('de', index % 3 === 0 ? 'incorrect' : 'correct');
    if (index < 50) in_('zh', index % 2 === 0 ? 'refused' : 'correct');
  }
  return rows;
}

function summaryOf(rows: ReturnType<typeof asked>) {
  return analyze(
    tableOf(
      rows,
      rows.map(({ outcome }) => outcome),
    ),
    { title: 'Languages' },
  );
}

describe('the language gap', () => {
  test.each([
    [
      'ids with the language at their end',
      (index: number, language: string) => `p${index}.birth@${language}`,
    ],
    ['ids of their own, people with one id', (index: number, language: string) => `${language}-${index}`],
  ])('is paired by fact: %s', (_, idOf) => {
    const { languages, slices } = summaryOf(asked(idOf));
    expect(languages!.reference).toBe('en');
    expect(languages!.languages).toEqual([
      { language: 'en', questions: 60, missing: 0, alone: 0 },
      { language: 'de', questions: 60, missing: 0, alone: 0 },
      { language: 'zh', questions: 50, missing: 10, alone: 0 },
    ]);
    const [german, chinese] = languages!.rows;
    expect(german).toMatchObject({ language: 'de', facts: 60, people: 60, withoutOutcome: 0 });
    expect(german!.differences.correct.value).toBeCloseTo((40 - 48) / 60);
    expect(german!.differences.correct.clusters).toBe(60);
    expect(chinese).toMatchObject({ language: 'zh', facts: 50 });
    expect(chinese!.differences.refused.value).toBeCloseTo(0.5);
    // Of the same 50 facts, not of all 60.
    expect(chinese!.correct.reference).toBeCloseTo(40 / 50);
    expect(languages!.sentences[0]).toMatch(
      /^parrot in German against English: −13\.3 points \(.* to .*\) right/,
    );
    expect(slices!.slices.find(({ by }) => by === 'language')!.cells.map(({ value }) => value)).toEqual([
      'de',
      'en',
      'zh',
    ]);
  });

  test('what is asked twice in a language, or in one alone, is not paired', () => {
    const twice = [
      { question: question('a1', 'en'), outcome: 'correct' as const, respondent: 'parrot' },
      { question: question('b1', 'en'), outcome: 'correct' as const, respondent: 'parrot' },
      { question: question('c1', 'de'), outcome: 'incorrect' as const, respondent: 'parrot' },
    ];
    expect(summaryOf(twice).languages).toBeUndefined();
    expect(
      summaryOf(
        asked((index, language) => `${language}-${index}`).filter(
          ({ question: { language } }) => language === 'de',
        ),
      ).languages,
    ).toBeUndefined();
  });

  test('has a chart with its finding, and the missing facts in its caption', () => {
    const summary = summaryOf(asked((index, language) => `p${index}@${language}`));
    const section = figuresOf(summary, lookOf(summary)).find(({ id }) => id === 'languages')!;
    expect(section.charts[0]!.title).toBe(
      'parrot is right 30.0 points less often in Chinese than in English',
    );
    expect(section.charts[0]!.caption).toContain('Chinese 10');
    expect(section.charts[0]!.table.rows).toHaveLength(2);
  });
});
