/** The two lines of the first screen follow their premise. */
import { describe, expect, test } from 'vitest';
import type { Summary } from '../../../src/core/summary/summary.ts';
import {
  firstLines,
  gradedByText,
  restsOnText,
  stakesText,
} from '../../../src/stages/report/wording/first-lines.ts';

const graded = (deciding: readonly (readonly [string, number])[], kind = 'run') =>
  gradedByText({
    rates: { rows: [] },
    provenance: { kind, graders: [{ kind: 'rules', grades: 7 }] },
    ...(deciding.length === 0
      ? {}
      : {
          graders: {
            deciding: deciding.map(([of, outcomes]) => {
              const [kind = ''] = of.split(':');
              return { kind, grader: of, outcomes };
            }),
            pairs: [],
          },
        }),
  } as unknown as Summary);

describe('whose word the outcomes are', () => {
  test.each([
    [
      [
        ['rules', 90],
        ['judge:acme/owl', 10],
      ],
      'Outcomes: 90.0% by rules, 10.0% by the judge acme/owl, of 100 graded replies.',
    ],
    [
      [
        ['rules', 90],
        ['judge:a', 5],
        ['judge:b', 5],
      ],
      'Outcomes: 90.0% by rules, 10.0% by 2 judges, of 100 graded replies.',
    ],
    [[['judge:', 4]], 'Outcomes: all 4 graded replies by a judge.'],
    [[['rules', 1]], 'Outcomes: the 1 graded reply by rules.'],
    [[['human', 12]], 'Outcomes: all 12 graded replies by people.'],
    [
      [
        ['kept', 5],
        ['imported', 5],
      ],
      'Outcomes: 50% by their file as correct, incorrect or refused, 50% by their file, of 10 graded replies.',
    ],
    [[['oracle', 3]], 'Outcomes: all 3 graded replies otherwise.'],
  ] as const)('%j', (deciding, text) => {
    expect(graded(deciding)).toBe(text);
  });

  test('one grader alone gave all outcomes of a run, whatever else it graded', () => {
    const alone = gradedByText({
      rates: { rows: [{ tally: { correct: 3, incorrect: 1, refused: 1, blocked: 0 } }] },
      provenance: { kind: 'run', graders: [{ kind: 'rules', grades: 9 }] },
    } as unknown as Summary);
    expect(alone).toBe('Outcomes: all 5 graded replies by rules.');
  });

  test('outcomes that stand in no rate of the first screen are told apart', () => {
    const text = gradedByText({
      rates: { rows: [{ tally: { correct: 3, incorrect: 1, refused: 1, blocked: 0 } }] },
      provenance: { kind: 'run', graders: [] },
      graders: { deciding: [{ kind: 'rules', grader: 'rules', outcomes: 8 }], pairs: [] },
    } as unknown as Summary);
    expect(text).toBe('Outcomes: all 8 graded replies by rules (5 in these rates, 3 in sections below).');
  });

  test('blocked replies are refused in the rates and graded by nobody: they are told apart', () => {
    const tally = { correct: 3, incorrect: 1, refused: 2, blocked: 1 };
    const text = (deciding: number) =>
      gradedByText({
        rates: { rows: [{ tally }] },
        provenance: { kind: 'run', graders: [] },
        graders: { deciding: [{ kind: 'rules', grader: 'rules', outcomes: deciding }], pairs: [] },
      } as unknown as Summary);
    // Of the eight, five are in the rates: their six outcomes less the blocked one.
    expect(text(8)).toBe(
      'Outcomes: all 8 graded replies by rules (5 in these rates, 3 in sections below; 1 more in these rates was blocked: refused, without a grade).',
    );
    expect(text(5)).toBe(
      'Outcomes: all 5 graded replies by rules (1 more in these rates was blocked: refused, without a grade).',
    );
  });

  test('grades of a run are no outcomes; those of a file are', () => {
    expect(graded([])).toBeNull();
    const unknown = (kind: string) =>
      gradedByText({
        rates: { rows: [{ tally: { correct: 3, incorrect: 0, refused: 0, blocked: 0 } }] },
        provenance: { kind, graders: [] },
      } as unknown as Summary);
    expect(unknown('run')).toBe('Outcomes: who gave them is not recorded.');
    expect(unknown('published')).toBeNull();
    const printed = firstLines({
      rates: { rows: [] },
      provenance: { kind: 'published', graders: [] },
    } as unknown as Summary);
    expect(printed).toEqual([
      'Outcomes: as printed. The table does not say who graded, nor what was left out: see its source.',
    ]);
    const by = (...ids: string[]) =>
      firstLines({
        rates: { rows: [] },
        provenance: { kind: 'published', graders: ids.map((id) => ({ kind: 'printed', id })) },
      } as unknown as Summary)[0];
    expect(by('gpt-4.1')).toBe(
      'Outcomes: as printed, graded by gpt-4.1. The table does not say what was left out: see its source.',
    );
    expect(by('gpt-4.1', '')).toContain('graded by gpt-4.1, where it says by whom.');
    expect(by('a', 'b', 'c', 'd')).toContain('graded by 4 graders, named under Method.');
    expect(graded([], 'file')).toBe('Outcomes: all 7 graded replies by rules.');
  });
});

describe('whether stakes moved anybody', () => {
  const row = (penalty: number, value: number, half = 0.02) => ({
    penalty,
    attempts: { metric: 'attempted/asked', value, low: value - half, high: value + half, n: 400 },
  });
  const told = (...models: readonly (readonly ReturnType<typeof row>[])[]) =>
    stakesText({
      behavioural: { models: models.map((rows, at) => ({ model: `m${at}`, rows })) },
    } as unknown as Summary);

  test('it is said only where the intervals part', () => {
    expect(told([row(0, 0.9), row(9, 0.6)])).toBe(
      'Stakes stated in the prompt: m0 answered 90.0% at L = 0 and 60.0% at L = 9 (clearly fewer).',
    );
    expect(told([row(0, 0.9), row(9, 0.88)])).toContain('(no clear change)');
    expect(told([row(0, 0.6), row(9, 0.9)])).toContain('(clearly more)');
  });

  test('of many models it counts', () => {
    const moved = [row(0, 0.9), row(9, 0.6)];
    const same = [row(0, 0.9), row(9, 0.9)];
    expect(told(moved, same, moved)).toBe(
      'Stakes stated in the prompt: 2 of 3 models answered clearly less at the highest than at the lowest.',
    );
    expect(told(same, same, same)).toContain('none of 3 models');
  });

  test('a model under two instructions counts as one model', () => {
    const moved = { rows: [row(0, 0.9), row(9, 0.6)] };
    const models = ['heron', 'heron · norm', 'rook'].map((model, at) => ({
      model,
      rows: moved.rows.map((one) => ({ ...one, respondent: `r${at}` })),
    }));
    const respondents = ['heron', 'heron', 'rook'].map((model, at) => ({ id: `r${at}`, model }));
    expect(stakesText({ behavioural: { models }, respondents } as unknown as Summary)).toBe(
      'Stakes stated in the prompt: 3 of 3 (2 models in several settings) answered clearly less at the highest than at the lowest.',
    );
  });

  test('where no prompt stated a penalty there is no such line', () => {
    expect(told()).toBeNull();
    expect(stakesText({} as Summary)).toBeNull();
  });
});

describe('how many questions a choice rests on', () => {
  const told = (shared: number, missing: number, paired = true, base?: object) =>
    restsOnText({
      frontier: {
        ...(base === undefined ? {} : { base }),
        paired,
        points: ['a', 'b', 'c'].map((respondent) => ({ respondent, correct: { n: shared } })),
      },
      rates: {
        rows: ['a', 'b', 'c'].map((respondent) => ({
          respondent,
          estimates: { 'correct/asked': { n: 1200 - missing } },
          bounds: [{ missing }],
        })),
      },
    } as unknown as Summary);

  test('all of them need no word; of few it says what would use more', () => {
    expect(told(1200, 0)).toBeNull();
    expect(told(900, 120)).toBe(
      'The choice rests on 900 of 1,200 questions: those that all 3 have an outcome on.',
    );
    expect(told(126, 120)).toContain(
      '126 of 1,200 questions: those that all 3 have an outcome on; grading the rest, or comparing fewer, would use more.',
    );
    expect(told(900, 120, false)).toBeNull();
  });

  test('where missing outcomes are estimated, every number adds up: questions left out, outcomes missing of how many', () => {
    expect(told(1190, 120, true, { questions: 1190, complete: 840, missing: 350 })).toBe(
      'The choice rests on 1,190 of 1,200 questions (10 have no outcome of anybody, or were not asked of all), of which 840 have an outcome of all 3. The 350 outcomes missing there (9.8% of 3,570) are estimated from the others of the same question and of the same respondent: right as far as they are missing at random, and hard answers lack a grade more often.',
    );
    expect(told(1200, 120, true, { questions: 1200, complete: 840, missing: 360 })).toContain(
      'The choice rests on 1,200 questions, of which 840',
    );
  });
});
