/**
 * The first screen says one thing: headline, choices at the penalties reported, slider and resamples, whatever is ungraded,
 * however many respondents there are, at whatever cost the report opens.
 */
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../src/core/outcome.ts';
import { tableOf } from '../../../src/library/table-of.ts';
import { analyze } from '../../../src/stages/analyze/analyze.ts';
import { lookOf } from '../../../src/stages/report/charts/look.ts';
import { choiceAt } from '../../../src/stages/report/page/choice-at.ts';
import { pageData } from '../../../src/stages/report/page/page-data.ts';
import { isDecided, rank } from '../../../src/stages/report/page/ranking.ts';

const QUESTIONS = 160;

/** Share right and share wrong of each. */
type Minds = Readonly<Record<string, readonly [right: number, wrong: number]>>;

const FIELDS: Readonly<Record<string, Minds>> = {
  one: { solo: [0.6, 0.2] },
  two: { bold: [0.7, 0.25], calm: [0.5, 0.06] },
  alike: { left: [0.5, 0.2], right: [0.5, 0.2] },
  six: {
    owl: [0.62, 0.2],
    rook: [0.53, 0.12],
    wren: [0.44, 0.05],
    finch: [0.27, 0.04],
    crow: [0.41, 0.24],
    kite: [0.51, 0.45],
  },
};

/** A generator of our own: the case must be the same everywhere. */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function summaryOf(field: string, ungraded: number, penalties: readonly number[]) {
  const names = Object.keys(FIELDS[field]!);
  const grades: (Outcome | null)[] = [];
  const replies = names.flatMap((respondent, place) => {
    const [right, wrong] = FIELDS[field]![respondent]!;
    // Whoever is alike draws alike: a tie to the last question.
    const next = draws(field === 'alike' ? 7 : 7 + place);
    return Array.from({ length: QUESTIONS }, (_, at) => {
      const drawn = next();
      const outcome = drawn < right ? 'correct' : drawn < right + wrong ? 'incorrect' : 'refused';
      grades.push(next() < ungraded ? null : outcome);
      return { question: `q${at}`, respondent };
    });
  });
  return analyze(tableOf(replies, grades), { title: field, penalties, gradeWith: 'closedbook grade RUN' });
}

const CASES = Object.keys(FIELDS).flatMap((field) =>
  [0, 0.05, 0.5].flatMap((ungraded) =>
    [[0], [1], [5], [0, 50], [0, 1, 3, 9]].map((penalties) => [field, ungraded, penalties] as const),
  ),
);

describe.each(CASES)('%s, %d ungraded, L = %j', (field, ungraded, penalties) => {
  const summary = summaryOf(field, ungraded, penalties);
  const { decision, frontier } = summary;
  const look = lookOf(summary);
  const data = pageData(summary, look, { charts: [], drawn: new Map(), source: '' });
  const opening = choiceAt(data, look.penalty);

  test('opens at a penalty that was asked for, and the headline is its own parts', () => {
    expect(penalties).toContain(look.penalty);
    if (decision.parts !== undefined) expect(decision.headline).toBe(decision.parts.join(' '));
  });

  test('the headline is undecided where the slider is, there and nowhere else', () => {
    expect(decision.headline.startsWith('Not decided')).toBe(opening === null || opening.open);
    if (opening === null) return;
    const told = decision.sentences.some((one) => one.startsWith('Replies without a grade could change'));
    const anywhere = frontier!.penalties.some(
      (penalty) => !isDecided(data.competitors, rank(data.competitors, penalty)[0]!.place, penalty),
    );
    expect(told).toBe(anywhere);
  });

  test('the choice at every penalty is the hull’s, with its own share of resamples', () => {
    for (const penalty of opening === null ? [] : data.presets) {
      const { best, share } = choiceAt(data, penalty)!;
      const worth = (id: string | null): number => {
        const point = frontier!.points.find(({ respondent }) => respondent === id);
        return point === undefined ? 0 : point.correct.value! - penalty * point.incorrect.value!;
      };
      const most = Math.max(0, ...frontier!.points.map(({ respondent }) => worth(respondent)));
      const chosen = [...frontier!.points.map(({ respondent }) => respondent), null].filter(
        (id) => Math.abs(worth(id) - most) < 1e-6,
      );
      expect(chosen.map((id) => look.fullName(id))).toContain(best);
      const row = frontier!.probabilityBest!.rows.find(
        ({ respondent }) => look.fullName(respondent) === best,
      )!;
      expect(share).toBeCloseTo(row.probabilities[frontier!.penalties.indexOf(penalty)]!, 2);
    }
  });

  test('whoever the headline says to choose is whom the slider has first', () => {
    const cost = decision.headline.match(/At your cost of \S+ (?:choose (.+?), worth|(decline everything))/);
    if (cost === null || opening === null) return;
    if (cost[2] !== undefined) expect(opening.best).toBe(cost[2]);
    else expect(cost[1]!.split(/, | or /)).toContain(opening.best);
  });
});

test('a choice that replies without a grade can change elsewhere says where, and not here', () => {
  const { decision } = summaryOf('one', 0.05, [0, 1, 3, 9]);
  expect(decision.headline).not.toContain('Not decided');
  expect(decision.sentences[0]).toMatch(
    /^Replies without a grade could change who is best from L = \d\S* to \d\S*, but not at the cost spoken of above\.$/,
  );
});
