/**
 * The summary of a run that might stop early: no interval and no p value in it was made for a number of questions fixed
 * beforehand, for those are too narrow for whoever looked. What has a sequence gets its ends; what has none loses its doubt
 * or is left out, and the provenance names it.
 */
import type { OutcomeTable } from '../../../core/outcome-table.ts';
import type { RespondentRates } from '../../../core/summary/rates.ts';
import type { SequentialSection } from '../../../core/summary/sequential.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import { frontierSection } from '../frontier.ts';
import { modelNames } from '../same-model.ts';
import { withLeftOut } from '../with-left-out.ts';
import { sequentialPairs } from './sequential-pairs.ts';
import { sequentialRates } from './sequential-rates.ts';
import { type SequentialSectionOptions, sequentialSection } from './sequential-section.ts';

/** Sections without fixed-n intervals, or remade below. */
const KEPT = new Set([
  'schemaVersion',
  'title',
  'simulated',
  'closedbookVersion',
  'level',
  'penalties',
  'respondents',
  'provenance',
  'decision',
  'rates',
  'sequential',
  'frontier',
  'comparisons',
  'cost',
  'graders',
]);

export interface SequentialSummaryOptions extends Omit<SequentialSectionOptions, 'label'> {
  /** Of the sources; those of the analysis speak of question sets that were asked to the end. */
  readonly warnings: readonly string[];
}

export function sequentialSummary(
  summary: Summary,
  table: OutcomeTable,
  options: SequentialSummaryOptions,
): Summary {
  const labels = new Map(summary.respondents.map(({ id, label }) => [id, label]));
  const label = (id: string): string => labels.get(id) ?? id;
  const { watching } = options;
  const { level, penalties } = summary;
  const section = sequentialSection(table, { ...options, label });
  const rows = sequentialRates(table, summary.rates.rows, { watching, level, penalties });
  const kept = Object.fromEntries(Object.entries(summary).filter(([name]) => KEPT.has(name))) as Summary;
  const dropped = Object.keys(summary).filter((name) => !KEPT.has(name));
  const pairs = sequentialPairs(table, summary.comparisons?.pairs ?? [], { watching, level, section, label });
  const { comparisons: _fixed, frontier: _too, ...rest } = kept;
  const models = modelNames(summary.respondents);
  // Each was asked a random part of the same questions: their points stand side by side, without bands and resamples.
  const frontier = frontierSection(
    rows.map((row, place) => ({
      respondent: row.respondent,
      model: models[place]!,
      correct: row.estimates['correct/asked']!,
      incorrect: row.estimates['incorrect/asked']!,
      breakEven: row.breakEven,
      worth: null,
    })),
    { penalties, paired: true },
  );
  const told = {
    ...rest,
    rates: { rows },
    sequential: section,
    decision: {
      headline: section.verdict,
      sentences: [...declining(section, rows, label), ...section.notes],
    },
    ...(frontier === undefined ? {} : { frontier }),
    ...(pairs.length === 0
      ? {}
      : {
          comparisons: {
            pairs,
            multiplicity: 'the split of the level over the comparisons of the goal',
          },
        }),
    provenance: {
      ...summary.provenance,
      warnings: [...options.warnings],
    },
  };
  return withLeftOut(told, dropped);
}

/** The best of several can be worth less than silence. */
function declining(
  { plan: { until }, state }: SequentialSection,
  rows: readonly RespondentRates[],
  label: (id: string) => string,
): string[] {
  if (until.goal !== 'best' || state !== 'settled') return [];
  return rows.flatMap(({ respondent, utilities }) => {
    const at = utilities.find(({ penalty }) => penalty === until.penalty)?.estimate;
    return at?.high != null && at.high < 0
      ? [`Declining everything is worth more than ${label(respondent)} at L = ${until.penalty}.`]
      : [];
  });
}
