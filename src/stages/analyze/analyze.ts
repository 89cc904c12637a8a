/**
 * From an outcome table to a summary: the table of contents of this stage. Everything below reads the grid, never
 * the replies; the only judgement made here is what to put beside what.
 */
import { checkArgument, isRecord } from '../../core/argument.ts';
import { askedCost, openingPenalty } from '../../core/opening-penalty.ts';
import type { OutcomeTable } from '../../core/outcome-table.ts';
import { SCHEMA_VERSION } from '../../core/schema-version.ts';
import type { FrontierSection } from '../../core/summary/frontier.ts';
import { UNKNOWN_PROVENANCE } from '../../core/summary/provenance.ts';
import type { RespondentRates } from '../../core/summary/rates.ts';
import type { Summary } from '../../core/summary/summary.ts';
import type { WorkloadSection } from '../../core/summary/workload.ts';
import type { AnalyzeOptions } from './analyze-options.ts';
import { behaviouralSection } from './behavioural.ts';
import { clusterCounts } from './cluster-counts.ts';
import { clusterKeyOf } from './cluster-key.ts';
import { adjusted, pairedComparisons } from './comparisons.ts';
import { confidenceSection } from './confidence.ts';
import { consistencySection } from './consistency.ts';
import { conversionSection } from './conversion.ts';
import { conversionDecision } from './conversion-decision.ts';
import { correctedRates } from './corrected-rates.ts';
import { costSection } from './cost.ts';
import type { Decision } from './decision.ts';
import { disjointPairs, disjointWarnings } from './disjoint-pairs.ts';
import { estimatedCounts } from './estimated-base.ts';
import { rateEstimate } from './estimates.ts';
import { penaltyGrid } from './frontier.ts';
import { isRated, outcomeGrid } from './grid.ts';
import { humanRates } from './human-rates.ts';
import { summaryRespondents } from './labels.ts';
import { languagesSection } from './languages/languages-section.ts';
import { type Leading, leading, leadingWarnings } from './leading.ts';
import { privacySection } from './privacy.ts';
import { fieldOf, isChoosable } from './question-sets.ts';
import { ratesOf } from './rates.ts';
import { refusalSection } from './refusal.ts';
import { modelNames } from './same-model.ts';
import { frontierWarnings, setDecisions } from './set-decisions.ts';
import { reportedFrontier, setFrontiers } from './set-frontiers.ts';
import { settingsSection } from './settings.ts';
import { severalConfidences } from './several-confidences.ts';
import { sharedGrid } from './shared-questions.ts';
import { slicesSection } from './slices.ts';
import { tallies } from './tallies.ts';
import { unanswerableSection } from './unanswerable.ts';
import {
  openStretches,
  type UngradedStanding,
  ungradedChoice,
  ungradedStandings,
} from './ungraded-choice.ts';
import { wordingsSection } from './wordings.ts';
import { workloadSection } from './workload.ts';
import { worthBand } from './worth-band.ts';

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
  const respondents = summaryRespondents(table);
  const models = modelNames(respondents);
  const labels = new Map(respondents.map(({ id, label }) => [id, label]));
  const label = (id: string): string => labels.get(id) ?? id;
  const clusterKey = clusterKeyOf(clusterBy);
  const grid = outcomeGrid(table, { clusterKey });
  const counts = respondents.map((_, index) => clusterCounts(grid, index));
  const field = fieldOf(grid);
  const choosable = field.conclusive ? field.sets.filter(isChoosable) : [];
  // Rates are over everything graded; whatever compares or chooses is over the questions that all have a grade on.
  const shared = sharedGrid(grid, choosable);
  const estimated = new Map(
    choosable.flatMap(({ base }) =>
      base === null ? [] : base.members.map((row) => [row, estimatedCounts(base, row)] as const),
    ),
  );
  const decided = respondents.map(
    (_, index) => estimated.get(index) ?? (shared === grid ? counts[index]! : clusterCounts(shared, index)),
  );
  const found = tallies(table, isRated, (question) => question.kind === 'answerable');
  const unblocked = found.some(({ tally }) => tally.blocked > 0)
    ? outcomeGrid(table, { clusterKey, withoutBlocked: true })
    : grid;
  const rates = found.map((tally, index) =>
    ratesOf(
      respondents[index]!.id,
      tally,
      {
        all: counts[index]!,
        decided: decided[index],
        withoutBlocked: unblocked === grid ? counts[index]! : clusterCounts(unblocked, index),
      },
      { level, penalties },
    ),
  );
  const people = options.humanLabels ? humanRates(table, level, { clusterKey }) : [];
  const corrected = correctedRates(table, level, penalties);
  const rows = rates.map((row, index) =>
    withPeople(row, { human: people[index], corrected: corrected[index] }),
  );
  const contenders = rates.map((row, index) => ({
    id: row.respondent,
    correct: rateEstimate(decided[index]!, 'correct/asked', level).value ?? 0,
    incorrect: rateEstimate(decided[index]!, 'incorrect/asked', level).value ?? 0,
  }));
  const compared = leading(contenders, { penalties, named: options.compareAlso?.(respondents) });
  const frontiers = setFrontiers(
    shared,
    field,
    rates.map((row, index) => ({
      respondent: row.respondent,
      model: models[index]!,
      correct: rateEstimate(decided[index]!, 'correct/asked', level),
      incorrect: rateEstimate(decided[index]!, 'incorrect/asked', level),
      breakEven: row.breakEven,
      worth: worthBand(decided[index]!, { level, utilities: row.utilities }),
    })),
    { penalties, seed, ...(compared.of === null ? {} : { among: new Set(compared.rows) }) },
  );
  const standings = field.sets.map(({ members, base }) =>
    ungradedStandings(
      grid,
      members.map((row) => ({ row, id: respondents[row]!.id })),
      base === null ? undefined : members.map((row) => contenders[row]!),
    ),
  );
  const frontier = withUngraded(reportedFrontier(field, frontiers), standings[0]);
  const sets = field.sets.map(({ members }) => members);
  const pairs = adjusted(
    pairedComparisons(grid, contenders, {
      ...{ level, penalties, label, shared, among: compared.rows },
      sets: field.sets,
    }),
  );
  const penalty = openingPenalty(penalties);
  const choosing = {
    label,
    penalty,
    cost: askedCost(penalties),
    gradeWith: options.gradeWith,
    ungraded: standings.map((one) => ungradedChoice(one, penalty)),
    open: standings.map((one) => openStretches(one, penaltyGrid(penalties))),
  };
  const idsOf = (rows: readonly number[]): string[] => rows.map((row) => respondents[row]!.id);
  const workload = workloadSection(table, {
    ...options.workload,
    ...{ level, penalties, clusterKey, label },
    candidates: frontier === undefined || !field.conclusive ? [] : idsOf(sets[0]!),
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
      conversionDecision(setDecisions(field, { frontiers, comparisons: pairs, ...choosing }), conversion, {
        rates,
        sets: field.conclusive ? sets.map(idsOf) : [],
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
      refusal: refusalSection(table, level),
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
      settings: settingsSection(table, { rates, cost, penalty }),
    }),
  };
}

/** The points with what is ungraded beside what is graded, so that bounds can be told at any penalty. */
function withUngraded(
  frontier: FrontierSection | undefined,
  standings: readonly UngradedStanding[] | undefined,
): FrontierSection | undefined {
  if (frontier === undefined || !standings?.some(({ ungraded }) => ungraded > 0)) return frontier;
  return {
    ...frontier,
    points: frontier.points.map((point) => {
      const standing = standings.find(({ id }) => id === point.respondent);
      return standing === undefined ? point : { ...point, withUngraded: standing.counted };
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

/** Words for the correction, as the report prints them. */
export function multiplicityOf(pairs: number, { rows, of }: Leading): string {
  if (pairs === 1) return 'one pair, no correction needed';
  const whose = of === null ? '' : ` of the ${rows.length} leading of ${of} respondents`;
  return `Holm over ${pairs} pairs${whose}, metric by metric`;
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
