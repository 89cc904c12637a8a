/**
 * The gap between languages, paired by fact: each fact asked in both with an outcome in both gives one difference (of its
 * trials' shares), people are the clusters. Nothing is made up for a fact that one language lacks: it is counted.
 */

import { factKeys } from '../../../core/fact-keys.ts';
import { OUTCOMES, type Outcome } from '../../../core/outcome.ts';
import { type OutcomeTable, outcomeOfCode, PASSES, type QuestionRow } from '../../../core/outcome-table.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import { clusteredMean } from '../clustered-rate.ts';
import { isRated } from '../grid.ts';
import { gapSentence } from './gap-sentence.ts';

type Section = NonNullable<Summary['languages']>;
type Gap = Section['rows'][number];

/** Shares of the outcomes over the trials of one question; null without any outcome. */
type Shares = Readonly<Record<Outcome, number>> | null;

export interface LanguagesOptions {
  readonly level: number;
  readonly clusterKey: (question: QuestionRow) => string;
  readonly label: (respondent: string) => string;
}

/** Undefined where no fact was asked in two languages. */
export function languagesSection(table: OutcomeTable, options: LanguagesOptions): Section | undefined {
  const facts = factsOf(table);
  const counts = new Map<string, number>();
  for (const asked of facts.values())
    for (const language of asked.keys()) counts.set(language, (counts.get(language) ?? 0) + 1);
  if (![...facts.values()].some((asked) => asked.size > 1)) return undefined;
  const languages = [...counts]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([language]) => language);
  const reference = languages.find((language) => /^en\b/i.test(language)) ?? languages[0]!;
  const others = languages.filter((language) => language !== reference).sort();
  const shares = sharesOf(table);
  const rows = table.respondents.flatMap(({ id }, respondent) =>
    others.flatMap((language) => {
      const gap = gapOf(facts, { id, language, reference, table, shares: shares[respondent]!, ...options });
      return gap === null ? [] : [gap];
    }),
  );
  const of = (has: (asked: ReadonlyMap<string, number>) => boolean) =>
    [...facts.values()].filter((asked) => has(asked)).length;
  return {
    reference,
    languages: [reference, ...others].map((language) => ({
      language,
      questions: counts.get(language)!,
      missing: of((asked) => asked.has(reference) && !asked.has(language)),
      alone: of((asked) => asked.has(language) && !asked.has(reference) && language !== reference),
    })),
    rows,
    sentences: rows.map((row) => gapSentence(row, { reference, label: options.label })),
  };
}

/** By fact, the question of each language; a fact asked twice in one language is not paired. */
function factsOf(table: OutcomeTable): Map<string, Map<string, number>> {
  const keys = factKeys(table.questions);
  const facts = new Map<string, Map<string, number>>();
  const doubled = new Set<string>();
  table.questions.forEach((question, index) => {
    const key = keys[index] ?? null;
    if (key === null || !isRated(question)) return;
    const asked = facts.get(key) ?? new Map<string, number>();
    if (asked.has(question.language!)) doubled.add(key);
    facts.set(key, asked.set(question.language!, index));
  });
  for (const key of doubled) facts.delete(key);
  return facts;
}

/** By respondent, then question. */
function sharesOf(table: OutcomeTable): Shares[][] {
  const open = PASSES.indexOf('open');
  const tallies = table.respondents.map(() => table.questions.map(() => [0, 0, 0]));
  for (let row = 0; row < table.rows; row += 1) {
    const outcome = outcomeOfCode(table.cell[row]!);
    if (table.pass[row] !== open || outcome === null) continue;
    tallies[table.respondent[row]!]![table.question[row]!]![OUTCOMES.indexOf(outcome)]! += 1;
  }
  return tallies.map((questions) =>
    questions.map((tally) => {
      const n = tally.reduce((sum, count) => sum + count, 0);
      if (n === 0) return null;
      const [correct, incorrect, refused] = tally.map((count) => count / n);
      return { correct: correct!, incorrect: incorrect!, refused: refused! };
    }),
  );
}

interface GapOptions extends LanguagesOptions {
  readonly id: string;
  readonly language: string;
  readonly reference: string;
  readonly table: OutcomeTable;
  readonly shares: readonly Shares[];
}

function gapOf(
  facts: ReadonlyMap<string, ReadonlyMap<string, number>>,
  { id, language, reference, table, shares, level, clusterKey }: GapOptions,
): Gap | null {
  const paired: { there: NonNullable<Shares>; here: NonNullable<Shares>; person: string }[] = [];
  let withoutOutcome = 0;
  for (const asked of facts.values()) {
    const first = asked.get(reference);
    const second = asked.get(language);
    if (first === undefined || second === undefined) continue;
    const here = shares[second]!;
    const there = shares[first]!;
    if (here === null || there === null) withoutOutcome += 1;
    else paired.push({ here, there, person: clusterKey(table.questions[first]!) });
  }
  if (paired.length + withoutOutcome === 0) return null;
  const difference = (outcome: Outcome) => ({
    ...clusteredMean(
      paired.map(({ here, there }) => here[outcome] - there[outcome]),
      {
        metric: `difference of ${outcome}/asked`,
        clusters: paired.map(({ person }) => person),
        level,
        whyEmpty: 'no-pairs',
      },
    ),
    numerator: null,
  });
  const mean = (side: 'here' | 'there') =>
    paired.length === 0 ? null : paired.reduce((sum, pair) => sum + pair[side].correct, 0) / paired.length;
  return {
    respondent: id,
    language,
    differences: {
      correct: difference('correct'),
      incorrect: difference('incorrect'),
      refused: difference('refused'),
    },
    correct: { language: mean('here'), reference: mean('there') },
    facts: paired.length,
    people: new Set(paired.map(({ person }) => person)).size,
    withoutOutcome,
  };
}
