/**
 * `closedbook dataset diff`: what changed between two versions, and what that does to the rates of a past run. Its
 * answers are not graded anew: a question whose text or reference changed leaves the rates and is counted as open.
 */
import type { Estimate } from '../../core/estimate.ts';
import type { OutcomeTable } from '../../core/outcome-table.ts';
import { parseColumnMap } from '../../rows/recognise-columns.ts';
import { analyze } from '../../stages/analyze/analyze.ts';
import { type DatasetDiff, datasetDiff } from '../../stages/dataset/diff.ts';
import { loadDataset } from '../datasets.ts';
import { outcomeTableOf } from '../summarize/outcome-table-of.ts';
import type { Workspace } from '../workspace.ts';

/** Rates of the run that are told before and after. */
export const COMPARED_RATES = ['correct/asked', 'incorrect/asked', 'refused/asked'] as const;

export interface RateChange {
  readonly respondent: string;
  readonly before: Readonly<Record<string, Estimate>>;
  readonly after: Readonly<Record<string, Estimate>>;
}

export interface DatasetDiffReport extends DatasetDiff {
  readonly before: { readonly name: string; readonly version: string; readonly questions: number };
  readonly after: { readonly name: string; readonly version: string; readonly questions: number };
  /** Null where no run was named. */
  readonly run: RunChange | null;
}

export interface RunChange {
  /** Questions of the run that the new version dropped, excluded, or asks or judges differently. */
  readonly left: number;
  /** Questions of the run that either version holds; 0 where the run asked another set. */
  readonly shared: number;
  /** Empty where the run asked none of them. */
  readonly rates: readonly RateChange[];
}

export interface DiffDatasetsOptions {
  /** Runs or files of answers to the old version. */
  readonly run: readonly string[];
  /** `field=column`, of both versions. */
  readonly map: readonly string[];
}

/** @throws the errors of reading. */
export async function diffDatasets(
  [before, after]: readonly [before: string, after: string],
  workspace: Workspace,
  options: DiffDatasetsOptions,
): Promise<DatasetDiffReport> {
  const map = parseColumnMap(options.map);
  const [old, now] = [await loadDataset(before, { map }), await loadDataset(after, { map })];
  const diff = datasetDiff(old.questions, now.questions);
  const head = ({ name, version, questions }: typeof old) => ({ name, version, questions: questions.length });
  if (options.run.length === 0) return { before: head(old), after: head(now), ...diff, run: null };
  const table = await outcomeTableOf(options.run, workspace);
  const status = new Map(now.questions.map((question) => [question.id, question.status]));
  for (const { id, changes } of diff.changed) {
    if (changes.includes('text') || changes.includes('reference') || changes.includes('kind'))
      status.delete(id);
  }
  const inEither = new Set([...old.questions, ...now.questions].map(({ id }) => id));
  const shared = table.questions.filter(({ id }) => inEither.has(id)).length;
  let left = 0;
  const revised: OutcomeTable = {
    ...table,
    questions: table.questions.map((question) => {
      if (!inEither.has(question.id)) return question;
      const kept = status.get(question.id) ?? 'retired';
      if (kept !== 'ok' && question.status === 'ok') left += 1;
      return { ...question, status: kept };
    }),
  };
  if (shared === 0) {
    return { before: head(old), after: head(now), ...diff, run: { left: 0, shared, rates: [] } };
  }
  const ratesBefore = ratesOf(table);
  const ratesAfter = ratesOf(revised);
  return {
    ...{ before: head(old), after: head(now), ...diff },
    run: {
      left,
      shared,
      rates: table.respondents.map(({ id }) => ({
        respondent: id,
        before: ratesBefore.get(id) ?? {},
        after: ratesAfter.get(id) ?? {},
      })),
    },
  };
}

function ratesOf(table: OutcomeTable): Map<string, Record<string, Estimate>> {
  const summary = analyze(table, { title: 'diff', by: [] });
  return new Map(
    summary.rates.rows.map(({ respondent, estimates }) => [
      respondent,
      Object.fromEntries(
        COMPARED_RATES.flatMap((metric) => (estimates[metric] ? [[metric, estimates[metric]]] : [])),
      ),
    ]),
  );
}
