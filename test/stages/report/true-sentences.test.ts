/** Sentences of a report that must follow their premise. */
import { describe, expect, test } from 'vitest';
import { statedLevel } from '../../../src/core/closed-book.ts';
import { tableOf } from '../../../src/library/table-of.ts';
import { analyze } from '../../../src/stages/analyze/analyze.ts';
import { lookOf } from '../../../src/stages/report/charts/look.ts';
import { figuresOf } from '../../../src/stages/report/figures.ts';
import { methodText } from '../../../src/stages/report/wording/caption.ts';

describe('what a report says of how it was measured', () => {
  const respondent = (simulated: boolean, closedBook: 'enforced' | 'violated') =>
    ({ simulated, closedBook }) as Parameters<typeof statedLevel>[0];

  test('of simulated models no provider is named; a look-up that was seen stays one', () => {
    expect(statedLevel(respondent(true, 'enforced'))).toBe('simulated');
    expect(statedLevel(respondent(false, 'enforced'))).toBe('enforced');
    expect(statedLevel(respondent(true, 'violated'))).toBe('violated');
  });

  test.each(['fleiss_cohen_everitt', 'some_new_method'])('the method %s is told in words', (method) => {
    expect(methodText(method)).not.toContain('_');
  });
});

describe('the title of the reliability diagram', () => {
  /** Each of these names states one confidence on 200 questions and is right on so many. */
  function title(
    minds: Readonly<Record<string, readonly [stated: number, right: number]>>,
  ): string | undefined {
    const replies = Object.entries(minds).flatMap(([respondent, [confidence]]) =>
      Array.from({ length: 200 }, (_, at) => ({ question: `q${at}`, respondent, confidence })),
    );
    const grades = Object.values(minds).flatMap(([, right]) =>
      Array.from({ length: 200 }, (_, at) => (at < right ? ('correct' as const) : ('incorrect' as const))),
    );
    const summary = analyze(tableOf(replies, grades), { title: 'Minds' });
    return figuresOf(summary, lookOf(summary))
      .flatMap(({ charts }) => charts)
      .find(({ id }) => id === 'reliability')?.title;
  }

  test('claims nothing that the intervals do not show', () => {
    expect(title({ owl: [0.7, 140], rook: [0.7, 136] })).toBe(
      'No respondent’s stated confidence differs clearly from how often it is right',
    );
  });

  test('follows who claims too much, and who too little', () => {
    expect(title({ owl: [0.9, 100], rook: [0.9, 120] })).toBe(
      'Every respondent claims more confidence than right answers bear out',
    );
    expect(title({ owl: [0.9, 100], rook: [0.7, 140], wren: [0.5, 160] })).toBe(
      'Of 3 respondents 1 claims more confidence than right answers bear out, 1 claims less',
    );
    expect(title({ owl: [0.9, 100] })).toMatch(
      /^owl states 90% confidence on average and is right 50% of the time$/,
    );
  });
});
