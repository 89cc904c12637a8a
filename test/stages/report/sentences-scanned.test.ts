/**
 * Every sentence that a report can say is said for some premises and not for others. The sentences are read from the source
 * of what writes them, so that a new one must be reached by a fixture, or stand below with the test that holds it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../src/core/outcome.ts';
import type { Summary } from '../../../src/core/summary/summary.ts';
import { tableOf } from '../../../src/library/table-of.ts';
import { analyze } from '../../../src/stages/analyze/analyze.ts';
import { decisionOf } from '../../../src/stages/analyze/decision.ts';
import { pairSentences } from '../../../src/stages/analyze/pair-sentences.ts';
import { lookOf } from '../../../src/stages/report/charts/look.ts';
import { figuresOf } from '../../../src/stages/report/figures.ts';
import { markdownReport } from '../../../src/stages/report/forms/markdown.ts';
import { measuredText } from '../../../src/stages/report/forms/measured-text.ts';
import { choiceLines } from '../../../src/stages/report/page/choices-table.ts';
import { pageData } from '../../../src/stages/report/page/page-data.ts';
import { terminalReport } from '../../../src/stages/report/terminal-report.ts';
import { certaintyText } from '../../../src/stages/report/wording/choice-text.ts';
import { gradedByText } from '../../../src/stages/report/wording/first-lines.ts';
import { leftOutText } from '../../../src/stages/report/wording/left-out-text.ts';
import { fragments } from './fixtures/fragments.ts';
import { fullSummary } from './fixtures/full-summary.ts';
import { lookedAt } from './fixtures/looked-at.ts';
import { SIX } from './fixtures/published.ts';

const SRC = join(import.meta.dirname, '../../../src/stages');
const SOURCES = [
  'analyze/decision.ts',
  'analyze/choice-doubt.ts',
  'analyze/cost-text.ts',
  'analyze/reigns-text.ts',
  'analyze/pair-sentences.ts',
  'report/wording/choice-text.ts',
  'report/wording/first-lines.ts',
  'report/wording/left-out-text.ts',
  'report/wording/missing-text.ts',
  'report/forms/measured-text.ts',
];

/** Said only where a fixture of another test says so: that test must hold the words. */
const HELD_ELSEWHERE: Readonly<Record<string, string>> = {
  'How sure a choice is cannot be told:': 'analyze/decision.test.ts',
  'By the rates alone:': 'analyze/decision.test.ts',
  ', and resamples take': 'analyze/decision.test.ts',
  'did nothing else': 'analyze/decision.test.ts',
  'at no cost of a wrong answer': 'analyze/rungs.test.ts',
  'at no cost of a wrong answer below': 'analyze/rungs.test.ts',
  'cannot be told from declining everything:': 'analyze/rungs.test.ts',
  'is it better in': 'analyze/rungs.test.ts',
  'at no cost of a wrong answer is one of them': 'analyze/rungs.test.ts',
  'and those of': 'analyze/decision.test.ts',
  'no setting of': 'analyze/rungs.test.ts',
  'is worth most on average, but best in only': 'analyze/decision.test.ts',
  'is best in more than': 'analyze/rungs.test.ts',
  'both throughout that range.': 'analyze/published.test.ts',
  'by their file as correct, incorrect or refused': 'report/first-lines.test.ts',
  'by their file': 'report/first-lines.test.ts',
  'no clear change': 'report/first-lines.test.ts',
  'in several settings)': 'report/first-lines.test.ts',
  'Outcomes: as printed. The table does not say who graded, nor what was left out: see its source.':
    'report/first-lines.test.ts',
  'graders, named under Method': 'report/first-lines.test.ts',
  ', where it says by whom': 'report/first-lines.test.ts',
  'in these rates,': 'report/first-lines.test.ts',
  'in sections below': 'report/first-lines.test.ts',
  'more in these rates': 'report/first-lines.test.ts',
  'by the judge': 'report/first-lines.test.ts',
  '; grading the rest, or comparing fewer, would use more': 'report/first-lines.test.ts',
};

/** Said of every report, whatever it rests on. */
const ALWAYS = [
  '% How this was measured. Works: references.bib.\\n',
  'Rates are shares of the',
  'The utility of a respondent at penalty L is its share of correct minus L times its share of incorrect answers, a refusal being worth 0, given per 100 questions; L was',
  'How often each comes out best was found from',
  'resamples of the questions (seed',
];

function minds(
  spec: Readonly<Record<string, readonly [number, number]>>,
  { ungraded = 0, penalties = [0, 1, 3, 9] }: { ungraded?: number; penalties?: readonly number[] } = {},
): Summary {
  const grades: (Outcome | null)[] = [];
  const replies = Object.entries(spec).flatMap(([respondent, [right, wrong]], place) =>
    Array.from({ length: 120 }, (_, at) => {
      const drawn = ((at * 37 + place * 11) % 120) / 120;
      const outcome = drawn < right ? 'correct' : drawn < right + wrong ? 'incorrect' : 'refused';
      grades.push(at % 20 < ungraded * 20 ? null : outcome);
      return { question: `q${at}`, respondent };
    }),
  );
  return analyze(tableOf(replies, grades), { title: 'Minds', penalties, gradeWith: 'closedbook grade RUN' });
}

const OWN: Readonly<Record<string, () => Summary>> = {
  clear: () => minds({ owl: [0.8, 0.05], rook: [0.3, 0.4] }),
  'at a cost': () => minds({ owl: [0.8, 0.05], rook: [0.3, 0.4] }, { penalties: [5] }),
  'never wrong': () => minds({ owl: [0.8, 0], rook: [0.3, 0] }),
  close: () => minds({ owl: [0.7, 0.25], rook: [0.5, 0.06] }),
  'half ungraded': () => minds({ owl: [0.7, 0.25], rook: [0.5, 0.06] }, { ungraded: 0.5 }),
  'few ungraded': () => minds({ owl: [0.7, 0.25] }, { ungraded: 0.05 }),
  alike: () => minds({ owl: [0.5, 0.2], rook: [0.5, 0.2] }, { penalties: [1] }),
  'all wrong': () => minds({ owl: [0, 0.9], rook: [0, 0.5] }),
};

/** What hangs on a premise that answers alone do not make: who graded, what was seen, what a tie's interval is like. */
function premises(): string[] {
  const summary = OWN['clear']!();
  const [one] = summary.respondents;
  const [owl, rook] = [
    { id: 'owl', correct: 0.6, incorrect: 0.2 },
    { id: 'rook', correct: 0.5, incorrect: 0.1 },
  ];
  const tie = { penalty: 1, low: null, high: null, level: 0.95, dominant: null, below: 'owl', above: 'rook' };
  const pair = (kind: string, method: string) =>
    pairSentences({
      first: owl,
      second: rook,
      field: [owl, rook],
      paired: true,
      label: (id) => id,
      tie: { ...tie, kind, method } as unknown as Parameters<typeof pairSentences>[0]['tie'],
    } as Parameters<typeof pairSentences>[0]).join(' ');
  const seen: Summary = {
    ...summary,
    simulated: true,
    respondents: [{ ...one!, closedBook: 'enforced', violations: 3, otherModel: 2 }],
    provenance: {
      ...summary.provenance,
      datasets: [{ name: 'quiz', version: '1', questions: 120 }],
      questions: { answerable: 120, unanswerable: 7, setAside: 0 },
    },
  };
  const enforced: Summary = { ...seen, simulated: false };
  const chosen = {
    ...{ best: 'owl', colour: '', mark: { path: '' }, worth: 1 },
    ...{ share: null, next: null, open: false },
  };
  const panel = { graders: { deciding: [{ kind: 'panel', grader: 'panel', outcomes: 9 }], pairs: [] } };
  return [
    leftOutText(seen)!,
    leftOutText({ ...seen, failures: { replies: 999, failed: 1, blocked: 0, rows: [] } })!,
    measuredText(seen, lookOf(seen)),
    measuredText(enforced, lookOf(enforced)),
    ...(['settled', 'undecided', 'open'] as const).map((state) => {
      const looked = { ...seen, sequential: lookedAt({ state }) };
      return measuredText(looked, lookOf(looked));
    }),
    gradedByText({ ...summary, ...panel } as unknown as Summary)!,
    certaintyText({ ...chosen, looked: null }),
    ...(['shown', 'open', 'beside'] as const).map((looked) => certaintyText({ ...chosen, looked })),
    pair('complement', 'fieller'),
    pair('unbounded', 'fieller'),
    pair('none', 'none'),
    decisionOf(undefined, [], { label: (id) => id, penalty: 1 }).headline,
  ];
}

function said(summary: Summary): string {
  const look = lookOf(summary);
  const choices = choiceLines(pageData(summary, look, { charts: [], drawn: new Map(), source: '' }));
  const figures = figuresOf(summary, look);
  return [
    markdownReport(summary, look, { figures, picture: (id) => id }),
    terminalReport(summary, { width: 10_000 }),
    measuredText(summary, look),
    ...choices.map((row) => row.join(' ')),
    summary.decision.headline,
    ...summary.decision.sentences,
    ...(summary.comparisons?.pairs.flatMap(({ sentences }) => sentences) ?? []),
  ]
    .join('\n')
    .replaceAll('\\', '');
}

describe('sentences of a report, as its sources have them', () => {
  const texts = [...Object.values(OWN), () => fullSummary(SIX)]
    .map((make) => said(make()))
    .concat(premises());

  test.each(SOURCES)('%s', (path) => {
    const parts = fragments(readFileSync(join(SRC, path), 'utf8'));
    const unheld = parts.filter((part) => {
      if (ALWAYS.includes(part)) return false;
      const elsewhere = HELD_ELSEWHERE[part];
      if (elsewhere !== undefined)
        return !readFileSync(join(import.meta.dirname, '..', elsewhere), 'utf8').includes(
          part.replace(/\.$/, ''),
        );
      const saying = texts.filter((text) => text.includes(part)).length;
      return saying === 0 || saying === texts.length;
    });
    expect(unheld).toEqual([]);
  });
});
