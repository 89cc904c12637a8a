/**
 * How much a question is likely to tell two respondents apart, by earlier runs: the root of the expected square of their
 * difference in utility, less its mean. Two curves a question: whether it is answered, and whether it is right if it is. Chances
 * in proportion to this root make the difference as sure as a number of questions can (Neyman).
 */
import type { OutcomeTable } from '../../../core/outcome-table.ts';
import { type EffectCell, questionEffects } from '../../../stats/question/question-effects.ts';
import { outcomeGrid } from '../grid.ts';

/** Scores of the questions that somebody replied to, by id; at least 0. */
export type QuestionScores = ReadonlyMap<string, { readonly hash: string; readonly score: number }>;

/** Scores at the penalty L, over all pairs of the table's respondents; of one alone, over two like it. */
export function questionScores(
  table: OutcomeTable,
  { penalty }: { readonly penalty: number },
): QuestionScores {
  const grid = outcomeGrid(table);
  const width = grid.questions.length;
  const shape = { respondents: grid.respondents, questions: width };
  const answered: EffectCell[] = [];
  const right: EffectCell[] = [];
  const known = new Uint8Array(width);
  for (let respondent = 0; respondent < grid.respondents; respondent += 1) {
    for (let question = 0; question < width; question += 1) {
      const cell = respondent * width + question;
      const attempted = grid.correct[cell]! + grid.incorrect[cell]!;
      const trials = attempted + grid.refused[cell]!;
      if (trials === 0) continue;
      known[question] = 1;
      answered.push({ respondent, question, successes: attempted, trials });
      if (attempted > 0) {
        right.push({ respondent, question, successes: grid.correct[cell]!, trials: attempted });
      }
    }
  }
  const chances = [answered, right].map((cells) => {
    const { ability, ease, easeVariance } = questionEffects(cells, shape);
    // The mean over what the ease may be, by the usual probit-like shrinking of a logit.
    return (respondent: number, question: number): number =>
      1 /
      (1 +
        Math.exp(
          -(ability[respondent]! + ease[question]!) / Math.sqrt(1 + (Math.PI / 8) * easeVariance[question]!),
        ));
  });
  const columns = Array.from({ length: width }, (_, column) => column).filter(
    (column) => known[column] === 1,
  );
  const moments = Array.from({ length: grid.respondents }, (_, respondent) =>
    columns.map((column) => {
      const [attempts, correct] = [chances[0]!(respondent, column), chances[1]!(respondent, column)];
      return {
        mean: attempts * (correct - penalty * (1 - correct)),
        square: attempts * (correct + penalty ** 2 * (1 - correct)),
      };
    }),
  );
  const sums = new Float64Array(columns.length);
  for (const [a, b] of pairsOf(grid.respondents)) {
    const apart = columns.map((_, at) => moments[a]![at]!.mean - moments[b]![at]!.mean);
    const mean = apart.reduce((sum, one) => sum + one, 0) / Math.max(1, columns.length);
    for (let at = 0; at < columns.length; at += 1) {
      const [one, other] = [moments[a]![at]!, moments[b]![at]!];
      const variance = one.square - one.mean ** 2 + other.square - other.mean ** 2;
      sums[at]! += variance + (apart[at]! - mean) ** 2;
    }
  }
  return new Map(
    columns.map((column, at) => {
      const { id, hash } = table.questions[grid.questions[column]!]!;
      return [id, { hash: hash ?? '', score: Math.sqrt(sums[at]!) }];
    }),
  );
}

function pairsOf(respondents: number): [number, number][] {
  if (respondents === 1) return [[0, 0]];
  return Array.from({ length: respondents }, (_, a) => a).flatMap((a) =>
    Array.from({ length: respondents - a - 1 }, (_, more): [number, number] => [a, a + 1 + more]),
  );
}
