/**
 * What a base of answers tells a plan: pairs, rates, who was asked and what. Only runs and files of answers do: counts
 * do not say how often two respondents disagree.
 */
import { ClosedbookError } from '../../core/errors.ts';
import type { OutcomeTable } from '../../core/outcome-table.ts';
import type { Question } from '../../core/question.ts';
import type { Respondent } from '../../core/respondent.ts';
import { DEFAULT_RUBRIC } from '../../core/rubric.ts';
import { clusterKeyOf } from '../../stages/analyze/cluster-key.ts';
import { shortLabels } from '../../stages/analyze/labels.ts';
import {
  type MeasuredPair,
  measuredPairs,
  measuredRate,
} from '../../stages/analyze/planning/measure-basis.ts';
import type { PlanBasis } from '../../stages/analyze/planning/plan-basis.ts';
import type { PlanOptions } from '../../stages/analyze/planning/plan-questions.ts';
import { readStore } from '../../store/with-store.ts';
import { fileReading } from '../file-reading.ts';
import { lookAt } from '../sources.ts';
import { fileTable } from '../summarize/file-table.ts';
import { clusterByOf } from '../summarize/summarize-options.ts';
import { refuseDrawing, refuseUnlikeChances } from '../unlike-chances.ts';
import type { Workspace } from '../workspace.ts';
import { COUNTED_QUESTIONS } from './plan-asking.ts';
import type { PlanRequest } from './plan-request.ts';

export interface Measured {
  readonly table: OutcomeTable | null;
  readonly pairs: readonly MeasuredPair[];
  readonly measured: Partial<PlanBasis>;
  /** Questions of the base that the plan is measured on. */
  readonly questions: number | null;
  /** Who was asked, for the cost of asking them again; empty for files, whose models have no interface here. */
  readonly respondents: readonly Respondent[];
  /** Some of the base's questions, for the length of its prompts. */
  readonly counted: readonly Question[];
  readonly labels: Readonly<Record<string, string>>;
}

export async function measured(
  request: PlanRequest,
  workspace: Workspace,
  options: Required<PlanOptions> & { readonly metric: string },
): Promise<Measured> {
  const nothing = {
    table: null,
    pairs: [],
    measured: {},
    questions: null,
    respondents: [],
    counted: [],
    labels: {},
  };
  if (request.base.length === 0) return nothing;
  const base = await baseTable(request, workspace);
  const { table } = base;
  const measure = { ...options, clusterKey: clusterKeyOf(clusterByOf(request.clusterBy)) };
  const short = shortLabels(table.respondents);
  const known = {
    table,
    respondents: base.respondents,
    counted: base.counted,
    labels: Object.fromEntries(table.respondents.map(({ id }, index) => [id, short[index]!])),
  };
  const pairs = namedPairs(measuredPairs(table, measure), request);
  if (pairs.length > 0) return { ...known, pairs, measured: pairs[0]!.basis, questions: pairs[0]!.questions };
  const alone = measuredRate(table, 0, measure);
  if (alone === null) {
    throw new ClosedbookError(
      'usage',
      `the base holds fewer than two graded answers: ${request.base.join(', ')}`,
    );
  }
  return { ...known, pairs: [], measured: alone.basis, questions: alone.questions };
}

interface BaseTable {
  readonly table: OutcomeTable;
  readonly respondents: readonly Respondent[];
  readonly counted: readonly Question[];
}

async function baseTable(request: PlanRequest, workspace: Workspace): Promise<BaseTable> {
  const sources = await Promise.all(request.base.map((text) => lookAt(text, request)));
  const files = sources.flatMap((source) => (source.kind === 'answers' ? source.files : []));
  const runs = sources.flatMap((source) => (source.kind === 'run' ? [source.id] : []));
  if (sources.every(({ kind }) => kind === 'answers')) {
    const { table, design } = await fileTable(files, {
      ...fileReading(request, workspace),
      rubric: DEFAULT_RUBRIC,
    });
    refuseDrawing(design.drawing, { whose: request.base.join(', '), what: 'as the base of a plan' });
    return { table, respondents: [], counted: [] };
  }
  if (runs.length < sources.length) {
    throw new ClosedbookError('usage', 'a plan is measured on runs, or on files of answers', {
      hint: 'Counts and summaries do not tell how often two respondents disagree; give --discordance instead.',
    });
  }
  return readStore(workspace.storePath, async (store) => {
    const found = await Promise.all(runs.map((id) => store.run(id)));
    refuseUnlikeChances(found, 'as the base of a plan');
    const table = await store.outcomeTable(found.map((run) => run.id));
    const counted: Question[] = [];
    for await (const question of store.questions(found[0]!.id)) {
      if (counted.push(question) >= COUNTED_QUESTIONS) break;
    }
    const asked = found.flatMap((run) => (run.status === 'imported' ? [] : run.respondents));
    return { table, respondents: asked, counted };
  });
}

function namedPairs(pairs: readonly MeasuredPair[], { a, b }: PlanRequest): readonly MeasuredPair[] {
  const names = [a, b].filter((name) => name !== undefined);
  const chosen = pairs.filter((pair) =>
    names.every((name) => pair.a.includes(name) || pair.b.includes(name)),
  );
  if (names.length > 0 && chosen.length === 0) {
    const known = [...new Set(pairs.flatMap((pair) => [pair.a, pair.b]))].join(', ');
    throw new ClosedbookError('usage', `no pair of respondents is called ${names.join(' and ')}`, {
      hint: `The base holds: ${known}.`,
    });
  }
  return chosen;
}
