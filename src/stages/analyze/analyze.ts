/**
 * From an outcome table to a summary: the table of contents of this stage. Everything below reads the grid, never
 * the replies; the only judgement made here is what to put beside what.
 */
import { checkArgument, isRecord } from '../../core/argument.ts';
import { openingPenalty } from '../../core/opening-penalty.ts';
import type { OutcomeTable } from '../../core/outcome-table.ts';
import { SCHEMA_VERSION } from '../../core/schema-version.ts';
import { UNKNOWN_PROVENANCE } from '../../core/summary/provenance.ts';
import type { RespondentRates } from '../../core/summary/rates.ts';
import type { Summary } from '../../core/summary/summary.ts';
import type { WorkloadSection } from '../../core/summary/workload.ts';
import type { AnalyzeOptions } from './analyze-options.ts';
import { behaviouralSection } from './behavioural.ts';
import { choiceEvidence, multiplicityOf } from './choice-evidence.ts';
import { confidenceSection } from './confidence.ts';
import { consistencySection } from './consistency.ts';
import { conversionSection } from './conversion.ts';
import { conversionDecision } from './conversion-decision.ts';
import { correctedRates } from './corrected-rates.ts';
import { costSection } from './cost.ts';
import { countOutcomes } from './counted-outcomes.ts';
import type { Decision } from './decision.ts';
import { disjointPairs, disjointWarnings } from './disjoint-pairs.ts';
import { humanRates } from './human-rates.ts';
import { languagesSection } from './languages/languages-section.ts';
import { leadingWarnings } from './leading.ts';
import { privacySection } from './privacy.ts';
import { refusalSection } from './refusal.ts';
import { frontierWarnings } from './set-decisions.ts';
import { settingsSection } from './settings.ts';
import { severalConfidences } from './several-confidences.ts';
import { slicesSection } from './slices.ts';
import { unanswerableSection } from './unanswerable.ts';
import { wordingsSection } from './wordings.ts';
import { workloadSection } from './workload.ts';

/**
 * The summary of one or several runs on a common table.
 * @example
 * const replies = ['a', 'b', 'c'].map((question) => ({ question, respondent: 'parrot' }));
 * const summary = analyze(tableOf(replies, ['correct', 'incorrect', 'refused']), { title: 'Three questions' });
 * summary.rates.rows[0].estimates['correct/asked'].value; // => 0.3333333333333333
 */
export function analyze(table: OutcomeTable, options: AnalyzeOptions): Summary {
  checkArgument(isRecord(table) && typeof table.rows === 'number', 'table', {
    expected: 'an outcome table, as tableOf gives it',
    given: table,
  });
  checkArgument(isRecord(options), 'options', { expected: 'an object with a title', given: options });
  const { level = 0.95, penalties = [0, 1, 3, 9], clusterBy = 'subject', seed = 1 } = options;
  const counted = countOutcomes(table, { level, penalties, clusterBy });
  const { respondents, models, label, clusterKey, grid, field, rates } = counted;
  const people = options.humanLabels ? humanRates(table, level, { clusterKey }) : [];
  const corrected = correctedRates(table, level, penalties);
  const rows = rates.map((row, index) =>
    withPeople(row, { human: people[index], corrected: corrected[index] }),
  );
  const { compared, frontier, pairs, decision } = choiceEvidence(counted, {
    ...{ level, penalties, seed },
    compareAlso: options.compareAlso?.(respondents),
    gradeWith: options.gradeWith,
  });
  const sets = field.sets.map(({ members }) => members.map((row) => respondents[row]!.id));
  const workload = workloadSection(table, {
    ...options.workload,
    ...{ level, penalties, clusterKey, label },
    candidates: frontier === undefined || !field.conclusive ? [] : sets[0]!,
  });
  const rated = new Set(
    rates.flatMap((row) => (row.estimates['correct/asked']!.value === null ? [] : row.respondent)),
  );
  const known = options.provenance ?? UNKNOWN_PROVENANCE;
  const cost = costSection(table);
  const conversion = conversionSection(table, grid, {
    ...{ level, seed, penalties, label },
    bases: field.sets.flatMap(({ base }) => base ?? []),
  });
  return {
    schemaVersion: SCHEMA_VERSION,
    title: options.title,
    simulated: respondents.some((respondent) => respondent.simulated),
    closedbookVersion: options.closedbookVersion ?? '',
    level,
    penalties: [...penalties],
    respondents,
    provenance: {
      ...known,
      warnings: [
        ...known.warnings,
        ...frontierWarnings(field),
        ...leadingWarnings(compared),
        ...disjointWarnings(disjointPairs(rated, pairs)),
      ],
      questions: questionCounts(table),
      seed,
      clusterBy,
    },
    decision: withWorkload(
      conversionDecision(decision, conversion, {
        rates,
        sets: field.conclusive ? sets : [],
        label,
        modelOf: (id) => models[respondents.findIndex((one) => one.id === id)] ?? id,
      }),
      workload,
    ),
    rates: { rows },
    ...(frontier === undefined ? {} : { frontier }),
    ...(pairs.length === 0
      ? {}
      : { comparisons: { pairs, multiplicity: multiplicityOf(pairs.length, compared) } }),
    ...present({
      languages: languagesSection(table, { level, clusterKey, label }),
      slices: slicesSection(table, grid, { by: options.by, level }),
      unanswerable: unanswerableSection(table, { level, clusterKey, workload }),
      workload,
      refusal: refusalSection(table, { level, clusterKey }),
      privacy: privacySection(table, { level, clusterKey, label }),
      behavioural: behaviouralSection(table, grid, level),
      wordings: wordingsSection(table, grid, level),
      confidence: confidenceSection(table, {
        level,
        seed,
        clusterKey,
        refusalRates: rates.map((row) => row.estimates['refused/asked']!.value),
      }),
      conversion,
      severalConfidences: severalConfidences(table, { level, seed, clusterKey, label }),
      consistency: consistencySection(table, { level, clusterKey, label }),
      cost,
      settings: settingsSection(table, { rates, cost, penalty: openingPenalty(penalties) }),
    }),
  };
}

function questionCounts({ questions }: OutcomeTable): NonNullable<Summary['provenance']['questions']> {
  const counted = questions.filter(({ status }) => status === 'ok');
  const answerable = counted.filter(({ kind }) => kind === 'answerable').length;
  return {
    answerable,
    unanswerable: counted.length - answerable,
    setAside: questions.length - counted.length,
  };
}

/** What was declared comes first: the headline speaks of the questions as they were asked. */
function withWorkload(decision: Decision, workload: WorkloadSection | undefined): Decision {
  if (workload === undefined) return decision;
  return { ...decision, sentences: [...workload.sentences, ...decision.sentences] };
}

/** The sections that have something to say. */
function present<Sections extends object>(sections: Sections): Partial<Sections> {
  return Object.fromEntries(
    Object.entries(sections).filter(([, section]) => section !== undefined),
  ) as Partial<Sections>;
}

/** What people found, where they looked: labels of every reply, or rates corrected by a sample. */
function withPeople(
  row: RespondentRates,
  found: Partial<Pick<RespondentRates, 'human' | 'corrected'>>,
): RespondentRates {
  const said = Object.entries(found).filter(
    ([, rates]) => rates !== undefined && Object.keys(rates).length > 0,
  );
  return { ...row, ...Object.fromEntries(said) };
}
