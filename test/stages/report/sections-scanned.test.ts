/**
 * What the sections on claims, languages, coverage and changes over time say, held as the sentences of the first screen are: each
 * is said for some premise and not for another, or of everything of its kind.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Claim, ClaimResult } from '../../../src/core/claim.ts';
import { type Question, questionSchema } from '../../../src/core/question.ts';
import type { Trend, TrendRespondent } from '../../../src/core/trend.ts';
import { tableOf } from '../../../src/library/table-of.ts';
import { analyze } from '../../../src/stages/analyze/analyze.ts';
import { claimsSection } from '../../../src/stages/analyze/claims/claims-section.ts';
import type { SplitReply } from '../../../src/stages/analyze/claims/split-reply.ts';
import { conversionSentences } from '../../../src/stages/analyze/conversion-sentences.ts';
import { gapSentence } from '../../../src/stages/analyze/languages/gap-sentence.ts';
import {
  type ChangeFacts,
  changeSentence,
  unchangedSentence,
} from '../../../src/stages/analyze/trend/trend-words.ts';
import { claimsChart } from '../../../src/stages/report/charts/claims.ts';
import { coverageBars } from '../../../src/stages/report/charts/coverage-bars.ts';
import { languagesChart } from '../../../src/stages/report/charts/languages.ts';
import { lookOf } from '../../../src/stages/report/charts/look.ts';
import { trendLines } from '../../../src/stages/report/charts/trend-lines.ts';
import { claimsTables } from '../../../src/stages/report/tables/claims-tables.ts';
import { coverageTable } from '../../../src/stages/report/tables/coverage-table.ts';
import { languagesTables } from '../../../src/stages/report/tables/languages-tables.ts';
import { marksTable, runsTable } from '../../../src/stages/report/trend/trend-tables.ts';
import {
  driftedSentence,
  noiseSentence,
  trendHeadline,
} from '../../../src/stages/report/wording/trend-text.ts';
import { CHANGED_SERIES } from './fixtures/changed-series.ts';
import { fragments } from './fixtures/fragments.ts';
import { fullSummary } from './fixtures/full-summary.ts';
import { SIX } from './fixtures/published.ts';

const SRC = join(import.meta.dirname, '../../../src/stages');
const json = (...parts: readonly unknown[]): string => JSON.stringify(parts);

const claim = (result: ClaimResult, property = 'birth date'): Claim => ({
  ...{ property, value: 'x', words: 'x', result },
});

function split(more: Partial<SplitReply> & { readonly person: string }): SplitReply {
  return {
    ...{ respondent: 'owl', grader: 'claims:judge', outcome: 'correct', claims: [claim('right')] },
    ...{ facts: [{ name: 'birth date', required: true, result: 'right' as const }], audits: [] },
    ...more,
  };
}

function claims(replies: readonly SplitReply[]): string {
  const ids = [...new Set(replies.map(({ respondent }) => respondent))];
  const section = claimsSection(replies, {
    level: 0.95,
    respondents: ids.map((id) => ({ id, label: id })),
  })!;
  const summary = fullSummary(ids.map((label) => ({ label, correct: 5, incorrect: 2, refused: 1 })));
  const look = lookOf(summary);
  return json(section.sentences, claimsChart(section, look), claimsTables(section, look));
}

const people = ['ada', 'bo', 'cy', 'di'];
const audit = [
  {
    by: 'ann',
    draw: 'd1',
    units: [{ claim: 0, inclusion: 0.5, truth: 'right' as const, droppedRight: 0, droppedWrong: 0 }],
  },
];
const CLAIMS = [
  claims(people.map((person, at) => split({ person, claims: [claim(at === 0 ? 'altered' : 'right')] }))),
  claims(people.map((person) => split({ person }))),
  claims(
    people.map((person) =>
      split({ person, outcome: 'incorrect', claims: [claim('wrong'), claim('invented')], audits: audit }),
    ),
  ),
  claims(people.flatMap((person) => ['owl', 'rook'].map((respondent) => split({ person, respondent })))),
  claims(people.map((person) => split({ person, claims: [claim('not-in-facts', 'other')], facts: [] }))),
  claims(people.map((person) => split({ person, claims: null, outcome: null, facts: [] }))),
  claims(
    people.map((person) =>
      split({
        person,
        claims: [claim('not-in-facts', 'other')],
        facts: [{ name: 'birth date', required: true, result: 'missing' }],
      }),
    ),
  ),
];

const question = (at: number, language: string): Question =>
  questionSchema.parse({
    ...{ id: `p${at}.birth@${language}`, text: `${at} ${language}?`, language, property: 'birth date' },
    ...{ reference: { form: 'text', text: 'x' }, subject: { name: `p${at}`, id: `Q${at}` } },
  });

function languages(wrong: (at: number) => boolean, german: number, ungraded = false): string {
  const rows = Array.from({ length: 40 }, (_, at) => [
    { question: question(at, 'en'), respondent: 'owl', outcome: 'correct' as const },
    ...(at < german
      ? [
          {
            ...{ question: question(at, 'de'), respondent: 'owl' },
            outcome:
              ungraded && at % 4 === 0 ? null : wrong(at) ? ('incorrect' as const) : ('correct' as const),
          },
        ]
      : []),
  ]).flat();
  const summary = analyze(
    tableOf(
      rows,
      rows.map(({ outcome }) => outcome),
    ),
    { title: 'Languages' },
  );
  const section = summary.languages!;
  const look = lookOf(summary);
  return json(section.sentences, languagesChart(section, look), languagesTables(section, look));
}

const [gap] = analyze(
  tableOf(
    ['en', 'de'].map((language) => ({ question: question(1, language), respondent: 'owl' })),
    ['correct', 'correct'],
  ),
  { title: 't' },
).languages!.rows;
const LANGUAGES = [
  languages((at) => at % 3 === 0, 40),
  languages(() => false, 30),
  languages((at) => at % 3 === 0, 40, true),
  gapSentence(
    { ...gap!, differences: { ...gap!.differences, correct: { ...gap!.differences.correct, value: null } } },
    { reference: 'en', label: (id) => id },
  ),
];

const counted = (values: number) =>
  json(
    coverageBars({
      ...{ name: 'set', questions: 90, subjects: 0 },
      fields: [
        {
          ...{ field: 'topic', without: 0 },
          values: Array.from({ length: values }, (_, at) => ({ value: `v${at}`, questions: 5 })),
        },
      ],
    }),
  );
const full = fullSummary(SIX);
const confidence = full.confidence!;
const COVERAGE = [
  counted(3),
  counted(30),
  json(
    coverageTable(
      {
        ...confidence,
        rows: confidence.rows.map((row) => ({
          ...row,
          coverageAtRisk: [{ risk: 0.05, coverage: 0.4, guaranteed: null }],
        })),
      },
      lookOf(full),
    ),
  ),
];

const [changed] = CHANGED_SERIES.respondents;
const still: TrendRespondent = {
  ...changed!,
  marks: [],
  metrics: changed!.metrics.map((metric) => ({ ...metric, changes: [], sentence: 'Not proven.' })),
  drifted: { ...changed!.drifted, questions: [], tested: 40 },
};
const change = changed!.metrics.flatMap(({ metric, changes }) =>
  changes.map((one) => ({ metric, ...one })),
)[0]!;
const facts: ChangeFacts = { ...change, marks: [], served: 'stilt-2', runs: CHANGED_SERIES.runs };
const instrument = [{ at: change.at, kind: 'instrument' as const, text: 'rules 7' }];
const moved = (respondents: readonly TrendRespondent[]): Trend => ({
  ...CHANGED_SERIES,
  respondents: [...respondents],
});
const TREND = [
  json(
    trendHeadline(CHANGED_SERIES),
    driftedSentence(changed!),
    trendLines(CHANGED_SERIES, 0),
    runsTable(CHANGED_SERIES),
    marksTable(CHANGED_SERIES, changed!),
    CHANGED_SERIES.method,
  ),
  json(trendHeadline(moved([still])), driftedSentence(still), trendLines(moved([still]), 0)),
  driftedSentence({
    ...still,
    drifted: {
      ...still.drifted,
      questions: [
        { id: 'q1', subject: null, from: 'correct', to: 'incorrect', at: change.at, p: 0.001, q: 0.02 },
      ],
    },
  }),
  json(trendHeadline(moved([])), driftedSentence({ ...still, drifted: { ...still.drifted, tested: 0 } })),
  json(
    noiseSentence({
      ...changed!,
      noise: {
        ...{ trials: 2, withinRun: change.estimate, betweenRuns: change.estimate, excess: change.estimate },
      },
    } as unknown as TrendRespondent),
  ),
  ...(['instrument', 'served', 'one-name', 'untold'] as const).map((cause) =>
    changeSentence({ ...facts, cause, marks: instrument }),
  ),
  changeSentence({ ...facts, earliest: change.at - 1, latest: change.at + 1 }),
  unchangedSentence({ metric: 'correct/asked', p: 0.4, notExcluded: 0.1, earlierChange: false }),
  unchangedSentence({ metric: 'correct/asked', p: 0.4, notExcluded: null, earlierChange: true }),
  unchangedSentence({ metric: 'correct/asked', p: 0.4, notExcluded: null, earlierChange: false }),
];

const model = full.conversion!.models[0]!;
const choice = model.best.find(({ route }) => route !== null)!;
const words = { eager: 'plain', asked: 1000, label: (id: string) => id };
const CONVERSION = [
  conversionSentences(model, words),
  conversionSentences({ ...model, questions: 300 }, words),
  conversionSentences({ ...model, best: [{ ...choice, setting: 'plain' }] }, words),
  conversionSentences({ ...model, best: [{ ...choice, chosenInFolds: 0.5 }] }, words),
  conversionSentences({ ...model, best: [{ ...choice, gain: { ...choice.gain!, low: -1 } }] }, words),
  conversionSentences(
    {
      ...model,
      routes: model.routes.map((route) => ({ ...route, best: model.best })),
    },
    words,
  ),
  conversionSentences({ ...model, best: [{ ...choice, route: null }] }, words),
].map((sentences) => sentences.join(' '));

/** Said of everything of its kind. */
const ALWAYS = [
  'of the facts asked for are told',
  'Claims by property',
  'Precision: right of right and wrong claims. Told: answers that tell the fact in full, of those asked for it. Properties that the facts lack are listed for what was claimed.',
  'of checkable claims right,',
  'not in the facts',
  'invented by the judge',
  'altered by the judge',
  'Claims of long answers, split by a judge and held against the facts by rules',
  'right of claims that can be checked',
  'facts asked for that are told',
  ', clustered by person',
  'of the facts told,',
  'right of checkable',
  'long answers hold a wrong claim;',
  'of the claims that the facts decide are right,',
  'of the facts asked for are told,',
  'claims a reply are wrong;',
  'beyond the facts and judged by nobody.',
  'What became of the claims',
  'A judge splits, rules compare. Not in the facts is not wrong: nobody checked it. Contradicting: the facts are silent and the answer says two things. Invented, altered: words, or a value, that do not stand in the answer; such claims do not count. Headline by person-strict: one wrong claim makes an answer incorrect.',
];

/** Heads of a page, and what the scan cuts out of the middle of a template: no sentences with a premise. */
const HEADS = ['} by itself and', 'Questions that changed and stayed changed', '## How this was measured'];

/** Held by the test of the grid that words them, and by that of several gaps between languages. */
const ELSEWHERE = [
  'is only in',
  ': nothing to compare with.',
  'the title names a gap that is clear with the level shared by all',
  'and another language is shown',
];

test.each<[string, readonly string[]]>([
  ['report/charts/claims.ts', CLAIMS],
  ['report/tables/claims-tables.ts', CLAIMS],
  ['analyze/claims/claims-section.ts', CLAIMS],
  ['report/charts/languages.ts', LANGUAGES],
  ['report/tables/languages-tables.ts', LANGUAGES],
  ['analyze/languages/gap-sentence.ts', LANGUAGES],
  ['report/charts/coverage-bars.ts', COVERAGE],
  ['report/tables/coverage-table.ts', COVERAGE],
  ['report/charts/trend-lines.ts', TREND],
  ['report/trend/render-trend.ts', TREND],
  ['report/trend/trend-tables.ts', TREND],
  ['report/wording/trend-text.ts', TREND],
  ['analyze/trend/trend.ts', TREND],
  ['analyze/trend/trend-words.ts', TREND],
  ['analyze/conversion-sentences.ts', CONVERSION],
])('%s', (path, texts) => {
  const unheld = fragments(readFileSync(join(SRC, path), 'utf8')).filter((part) => {
    if (HEADS.includes(part) || ELSEWHERE.includes(part)) return false;
    const saying = texts.filter((text) => text.toLowerCase().includes(part.toLowerCase())).length;
    return saying === 0 || (saying === texts.length && !ALWAYS.includes(part));
  });
  expect(unheld).toEqual([]);
});
