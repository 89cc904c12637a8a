/**
 * Does the stated penalty move the model as it should? One row a penalty prompt, the marginal answers between
 * neighbours, and the utility of every prompt under every penalty, whose diagonal should lead its columns.
 */
import { groupBy } from '../../core/group-by.ts';
import type { OutcomeTable } from '../../core/outcome-table.ts';
import { type Policy, statedPenalty } from '../../core/policy.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { marginalAnswers } from '../../stats/rate/marginal-answers.ts';
import { asEstimate } from './as-estimate.ts';
import { type ClusterCounts, clusterCounts } from './cluster-counts.ts';
import { clusteredMean } from './clustered-rate.ts';
import { rateEstimate } from './estimates.ts';
import type { Grid } from './grid.ts';
import { membersByModel } from './same-model.ts';

type Section = NonNullable<Summary['behavioural']>;
type Model = Section['models'][number];

interface Prompted {
  readonly index: number;
  readonly id: string;
  readonly penalty: number;
  readonly counts: ClusterCounts;
}

/** The section; undefined when no model was given two prompts that state a penalty. */
export function behaviouralSection(table: OutcomeTable, grid: Grid, level: number): Section | undefined {
  const models = [...membersByModel(table.respondents)]
    .flatMap(([model, members]) => {
      // A prompt alone in its manner is a row beside the others of its model; alone altogether it shows nothing.
      const stated = members.filter((index) => statedPenalty(table.respondents[index]!.policy) !== null);
      if (stated.length < 2) return [];
      const manners = groupBy(stated, (index) => mannerOf(table.respondents[index]!.policy));
      return [...manners].map(([manner, alike]): [string, number[]] => [`${model}${manner}`, alike]);
    })
    .map(([model, members]): [string, Prompted[]] => [
      model,
      members.flatMap((index) => {
        const { id, policy } = table.respondents[index]!;
        const penalty = statedPenalty(policy);
        return penalty === null ? [] : [{ index, id, penalty, counts: clusterCounts(grid, index) }];
      }),
    ])
    .map(([model, prompts]) =>
      modelOf(
        model,
        prompts.sort((a, b) => a.penalty - b.penalty),
        grid,
        level,
      ),
    );
  return models.length === 0 ? undefined : { models };
}

/** What a prompt says besides its stakes: only prompts alike in it are a curve of the stakes alone. */
function mannerOf(policy: Policy | null): string {
  if (policy?.kind !== 'penalty') return '';
  const { humility, confidence, wording } = policy;
  return `${humility ? ' +humility' : ''}${confidence ? ' +confidence' : ''}${wording === 'a' ? '' : ` ~${wording}`}`;
}

function modelOf(model: string, prompts: readonly Prompted[], grid: Grid, level: number): Model {
  const penalties = prompts.map((prompt) => prompt.penalty);
  return {
    model,
    rows: prompts.map(({ id, penalty, counts }) => {
      const accuracy = rateEstimate(counts, 'correct/attempted', level);
      const threshold = penalty / (1 + penalty);
      return {
        respondent: id,
        penalty,
        threshold,
        attempts: rateEstimate(counts, 'attempted/asked', level),
        accuracyWhenAnswering: accuracy,
        meets: accuracy.value === null ? null : accuracy.value >= threshold,
      };
    }),
    ...movedOf(prompts, grid, level),
    marginal: prompts.slice(1).flatMap((next, index) => {
      const before = prompts[index]!;
      return before.penalty === next.penalty ? [] : [marginal(before, next, grid, level)];
    }),
    matrix: {
      penalties,
      utility: prompts.map(({ counts: { total } }) => {
        const n = total.correct + total.incorrect + total.refused;
        return penalties.map((penalty) => (n === 0 ? null : (total.correct - penalty * total.incorrect) / n));
      }),
    },
  };
}

/** What the whole rise of the stake did to answering: over the questions both prompts have an outcome on. */
function movedOf(prompts: readonly Prompted[], grid: Grid, level: number): Pick<Model, 'moved'> {
  const [first, last] = [prompts[0], prompts.at(-1)];
  if (first === undefined || last === undefined || first.penalty === last.penalty) return {};
  const width = grid.questions.length;
  const answered = (index: number, column: number): number | null => {
    const cell = index * width + column;
    const attempts = grid.correct[cell]! + grid.incorrect[cell]!;
    const replies = attempts + grid.refused[cell]!;
    return replies === 0 || grid.violated[cell] === 1 ? null : attempts / replies;
  };
  const differences: number[] = [];
  const clusters: number[] = [];
  for (let column = 0; column < width; column += 1) {
    const [before, after] = [answered(first.index, column), answered(last.index, column)];
    if (before === null || after === null) continue;
    differences.push(after - before);
    clusters.push(grid.cluster[column]!);
  }
  return {
    moved: {
      ...clusteredMean(differences, {
        metric: 'difference of attempted/asked',
        clusters,
        level,
        whyEmpty: 'no-questions',
      }),
      numerator: null,
      denominator: null,
    },
  };
}

/** Answered at one penalty, refused at the next: right with a rate between the two thresholds? */
function marginal(before: Prompted, next: Prompted, grid: Grid, level: number): Model['marginal'][number] {
  const width = grid.questions.length;
  let right = 0;
  let withheld = 0;
  for (let column = 0; column < width; column += 1) {
    const first = before.index * width + column;
    const second = next.index * width + column;
    if (grid.refused[second] === 0 || grid.correct[second]! + grid.incorrect[second]! > 0) continue;
    if (grid.correct[first]! + grid.incorrect[first]! === 0 || grid.refused[first]! > 0) continue;
    withheld += 1;
    if (grid.correct[first]! >= grid.incorrect[first]!) right += 1;
  }
  const answers = marginalAnswers(right, withheld, { penalties: [before.penalty, next.penalty], level });
  return {
    from: before.penalty,
    to: next.penalty,
    thresholdFrom: answers.targets[0],
    thresholdTo: answers.targets[1],
    right: asEstimate(answers, { metric: 'correct/withheld', numerator: right, denominator: withheld }),
    within: answers.verdict === 'open' ? null : answers.verdict === 'fits',
  };
}
