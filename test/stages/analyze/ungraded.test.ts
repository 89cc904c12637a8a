/** Replies without a grade: everything that chooses rests on one set of questions, and says what hangs on the rest. */

import { describe, expect, test } from 'vitest';
import { type Cell, outcomeTableBuilder } from '../../../src/core/outcome-table.ts';
import { analyze } from '../../../src/stages/analyze/analyze.ts';
import { lookOf } from '../../../src/stages/report/charts/look.ts';
import { outcomeBars } from '../../../src/stages/report/charts/outcome-bars.ts';
import { pageData } from '../../../src/stages/report/page/page-data.ts';
import { isDecided, rank } from '../../../src/stages/report/page/ranking.ts';
import { terminalReport } from '../../../src/stages/report/terminal-report.ts';
import { questionRow } from '../../fixtures/outcome-rows.ts';

function summaryOf(replies: Readonly<Record<string, readonly Cell[]>>, penalties?: readonly number[]) {
  const builder = outcomeTableBuilder();
  const names = Object.keys(replies);
  const size = Math.max(...Object.values(replies).map(({ length }) => length));
  for (const [respondent, name] of names.entries()) {
    for (const [question, cell] of replies[name]!.entries()) builder.add({ question, respondent, cell });
  }
  const table = builder.build({
    questions: Array.from({ length: size }, (_, index) => questionRow(`q${index}`)),
    respondents: names.map((name) => ({
      id: name,
      model: name,
      settings: {},
      policy: null,
      family: null,
      knowledgeCutoff: null,
      simulated: false,
    })),
    closedBook: names.map(() => 'declared' as const),
    planned: names.map(() => size),
  });
  return analyze(table, {
    title: 't',
    ...(penalties === undefined ? {} : { penalties }),
    gradeWith: 'closedbook grade RUN --judge MODEL',
  });
}

/** A generator of our own: the case must be the same everywhere. */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Ten models on 298 questions; wrong answers lose their grade more often than right ones, each model's differently. */
function tenModels(seed: number) {
  const next = draws(seed);
  const hard = Array.from({ length: 298 }, () => next());
  return Object.fromEntries(
    Array.from({ length: 10 }, (_, model): [string, Cell[]] => {
      const skill = 0.5 + 0.02 * model;
      const lost = next() * 0.25;
      return [
        `model-${model}`,
        hard.map((difficulty): Cell => {
          const knows = 0.5 * difficulty + 0.5 * next() < skill;
          const cell: Cell = knows ? 'correct' : next() < 0.4 ? 'refused' : 'incorrect';
          return next() < (cell === 'incorrect' ? 3 * lost : lost / 10) ? 'ungraded' : cell;
        }),
      ];
    }),
  );
}

describe.each([1, 2, 3, 4, 5])(
  'ten models on 298 questions with unequal ungraded replies, draw %d',
  (seed) => {
    const summary = summaryOf(tenModels(seed));
    const { frontier, comparisons } = summary;
    const look = lookOf(summary);
    const worth = (id: string) =>
      look.worth(summary.rates.rows.find(({ respondent }) => respondent === id)!, look.penalty)!;
    const chosen = frontier!.hull.find(({ from, to }) => from <= 1 && (to === null || to > 1))!
      .competitors[0];

    test('headline, slider, table, resamples and pairs choose on the same questions', () => {
      const shared = frontier!.points[0]!.correct.n!;
      expect(frontier!.base!.complete).toBeLessThan(0.8 * 298);
      expect(shared).toBe(298);
      expect(new Set(frontier!.points.map(({ correct }) => correct.n))).toEqual(new Set([shared]));
      expect(new Set(comparisons!.pairs.map((pair) => pair.estimatedOver))).toEqual(new Set([shared]));
      const at = frontier!.penalties.indexOf(1);
      const [most] = [...frontier!.probabilityBest!.rows].sort(
        (a, b) => b.probabilities[at]! - a.probabilities[at]!,
      );
      const lead = worth(chosen!) - worth(most!.respondent!);
      // Resamples of the same questions: whoever wins most of them is the choice, or tied with it to a question or two.
      expect(Math.abs(lead)).toBeLessThan(2.5 / shared);
      const data = pageData(summary, look, { charts: [], drawn: new Map(), source: '' });
      expect(data.competitors[rank(data.competitors, 1)[0]!.place]!.name).toBe(chosen);
      const first = terminalReport(summary)
        .split('\n')
        .find((line) => /^model-\d\s{2,}/.test(line));
      expect(first).toMatch(new RegExp(`^${chosen}`));
      for (const row of summary.rates.rows) {
        expect(row.utilities.find(({ penalty }) => penalty === 1)!.estimate.value).toBeCloseTo(
          worth(row.respondent),
          10,
        );
      }
    });

    test('each pair’s lead is the difference of the two worths', () => {
      for (const { a, b, differences } of comparisons!.pairs.slice(0, 9)) {
        const index = differences.find(({ metric }) => metric === 'utility@1');
        expect(index?.estimate.value).toBeCloseTo(worth(a) - worth(b), 10);
      }
    });
  },
);

describe('a choice that hangs on replies without a grade', () => {
  const repeat = (count: number, cell: Cell): Cell[] => Array.from({ length: count }, () => cell);
  const bold = (hidden: Cell): Cell[] => [
    ...repeat(70, 'correct'),
    ...repeat(8, 'incorrect'),
    ...repeat(17, hidden),
    'refused',
  ];
  const careful = [...repeat(49, 'correct'), ...repeat(6, 'incorrect'), ...repeat(41, 'refused')];

  test('is not decided, names whose they are, how many, and what they change', () => {
    const { decision } = summaryOf({ bold: bold('ungraded'), careful }, [5]);
    expect(decision.headline).toBe(
      'Not decided: 17 of 96 answers of bold have no grade; if they are wrong, careful is best at L = 5. Grade them: closedbook grade RUN --judge MODEL',
    );
    expect(decision.ungraded).toMatchObject({ respondent: 'bold', ungraded: 17, replies: 96 });
  });

  test('is decided once they have one, whichever way', () => {
    expect(summaryOf({ bold: bold('incorrect'), careful }, [5]).decision.headline).toMatch(/choose careful/);
    expect(summaryOf({ bold: bold('correct'), careful }, [5]).decision.headline).toMatch(/choose bold/);
  });

  test('is decided where even the worst of them cannot change it', () => {
    const { decision } = summaryOf(
      { bold: [...repeat(92, 'correct'), ...repeat(4, 'ungraded')], careful },
      [5],
    );
    expect(decision.headline).not.toContain('Not decided');
    expect(decision.ungraded).toBeUndefined();
  });

  test('a rival’s ungraded replies can change it as well', () => {
    const { decision } = summaryOf(
      {
        known: [...repeat(60, 'correct'), ...repeat(36, 'refused')],
        hidden: [...repeat(50, 'correct'), ...repeat(30, 'ungraded'), ...repeat(16, 'refused')],
      },
      [1],
    );
    expect(decision.headline).toMatch(
      /^Not decided: 30 of 96 answers of hidden have no grade; if they are right, hidden is best/,
    );
  });

  test('the slider says so at the penalties where it is so, and nowhere else', () => {
    const summary = summaryOf({ bold: bold('ungraded'), careful }, [5]);
    const { competitors } = pageData(summary, lookOf(summary), {
      charts: [],
      drawn: new Map(),
      source: '',
    });
    const decidedAt = (penalty: number) =>
      isDecided(competitors, rank(competitors, penalty)[0]!.place, penalty);
    // At no cost the 70 right ones of bold are more than all of careful's; at 5 the 17 can be five times as many lost.
    expect(decidedAt(0)).toBe(true);
    expect(decidedAt(5)).toBe(false);
    // Whatever they are, 8 wrong answers are too many at a hundred.
    expect(decidedAt(100)).toBe(true);
  });

  test('bars are over all that was asked, and say what could have been right', () => {
    const chartOf = (hidden: Cell) => {
      const summary = summaryOf({ bold: bold(hidden), careful });
      return outcomeBars(summary.rates, lookOf(summary));
    };
    const open = chartOf('ungraded');
    expect(open.title).toBe(
      'bold is right most often (73% to 91%), whichever way the replies without an outcome had gone',
    );
    expect(open.caption).toContain('share of all questions asked');
    expect(JSON.stringify(open.spec)).toContain('"no outcome"');
    const one = summaryOf({
      hidden: [...repeat(50, 'correct'), ...repeat(20, 'ungraded'), ...repeat(26, 'refused')],
      known: [...repeat(60, 'correct'), ...repeat(36, 'refused')],
    });
    expect(outcomeBars(one.rates, lookOf(one)).title).toMatch(
      /^Who is right most often is open: 20 replies of hidden have no outcome, and it is right on 52/,
    );
    const closed = chartOf('incorrect');
    expect(closed.caption).toContain('Every share is of the questions asked');
    expect(JSON.stringify(closed.spec)).not.toContain('"no outcome"');
  });

  test('failed replies wait for no grade', () => {
    expect(summaryOf({ bold: bold('failed-error'), careful }, [5]).decision.headline).not.toContain(
      'Not decided',
    );
  });

  test('one that has few outcomes takes no question from the others', () => {
    const { frontier, decision } = summaryOf({
      bold: bold('incorrect'),
      careful,
      broken: [...repeat(12, 'correct'), ...repeat(84, 'failed-error')],
    });
    expect(frontier?.points.map(({ correct }) => correct.n)).toEqual([96, 96]);
    expect(decision.sentences[0]).toContain('1 more respondent is left out');
  });

  test('a row of the terminal adds up: shares, worth and plot are of the same questions, which the line below names', () => {
    const textOf = (hidden: Cell, more = careful) =>
      terminalReport(summaryOf({ bold: bold(hidden), careful: more }), { width: 300 });
    const adds = (text: string) => {
      const row = text.split('\n').find((line) => line.startsWith('bold   '))!;
      const [correct, wrong, refused, worth] = row
        .slice(18)
        .replaceAll(/\d+–\d+/g, '')
        .trim()
        .split(/\s+/)
        .map((number) => Number(number.replace('−', '-')));
      const penalty = Number(/worth@(\d+)/.exec(text)![1]);
      // Shares of fewer than a hundred are told without decimals.
      expect(Math.abs(correct! - penalty * wrong! - worth!)).toBeLessThanOrEqual(0.5 * (1 + penalty));
      expect(Math.abs(correct! + wrong! + refused! - 100)).toBeLessThanOrEqual(1);
    };
    const shared = textOf('ungraded');
    expect(shared).toContain(
      'Shares of the questions asked that all have an outcome on (n = 79 each), 95% intervals.',
    );
    adds(shared);
    // Fewer than four of five complete: missing outcomes are estimated.
    const half = [...careful.slice(0, 40), ...repeat(16, 'ungraded'), ...careful.slice(56)] as Cell[];
    const estimated = textOf('ungraded', half);
    expect(estimated).toContain('Shares of the questions asked, missing outcomes estimated (n = 96 each)');
    adds(estimated);
    expect(textOf('correct')).toContain('Shares of the questions asked (n = 96 each), 95% intervals.');
  });
});
