/**
 * Questions asked several times, each with its commonest answer: the unit of consistency, and of "answer only when most
 * trials agree". Answers are one where they say the same, whatever their grade; refusals are one kind among them.
 */
import { CELL_CODE, type OutcomeTable, PASSES } from '../../core/outcome-table.ts';
import { isRated } from './grid.ts';

export interface RepeatedAnswer {
  /** Index into the table's questions. */
  readonly question: number;
  /** Trials with an outcome. */
  readonly trials: number;
  /** Share of them that gave the commonest answer; of equally common ones the earliest. */
  readonly agreement: number;
  /** What the commonest answer is worth: that of most of its replies, of the earliest where they are even. */
  readonly outcome: 'correct' | 'incorrect' | 'refused';
}

interface Kind {
  replies: number;
  correct: number;
  firstTrial: number;
  firstCorrect: boolean;
}

/** Per respondent its repeated questions; empty where it was asked once, or where its answers were not clustered. */
export function repeatedAnswers(table: OutcomeTable): RepeatedAnswer[][] {
  const open = PASSES.indexOf('open');
  const rated = table.questions.map(isRated);
  const none = table.respondents.map((): RepeatedAnswer[] => []);
  if (!table.trial.subarray(0, table.rows).some((trial) => trial > 0)) return none;
  const unclustered = new Set<number>();
  const groups = table.respondents.map(() => new Map<number, Map<number, Kind>>());
  for (let row = 0; row < table.rows; row += 1) {
    const question = table.question[row]!;
    const cell = table.cell[row]!;
    if (table.pass[row] !== open || !rated[question] || cell > CELL_CODE.refused) continue;
    const refused = cell === CELL_CODE.refused;
    if (!refused && table.answerCluster[row]! < 0) unclustered.add(table.respondent[row]!);
    const kinds = entry(groups[table.respondent[row]!]!, question, () => new Map<number, Kind>());
    const correct = cell === CELL_CODE.correct;
    const trial = table.trial[row]!;
    const kind = entry(kinds, refused ? REFUSAL : table.answerCluster[row], () => ({
      replies: 0,
      correct: 0,
      firstTrial: trial,
      firstCorrect: correct,
    }));
    kind.replies += 1;
    if (correct) kind.correct += 1;
    if (trial < kind.firstTrial) {
      kind.firstTrial = trial;
      kind.firstCorrect = correct;
    }
  }
  return groups.map((questions, respondent) =>
    unclustered.has(respondent)
      ? []
      : [...questions].flatMap(([question, kinds]) => commonest(question, kinds) ?? []),
  );
}

/** Key of the refusals among the clusters of a question. */
const REFUSAL = -1;

function commonest(question: number, kinds: ReadonlyMap<number, Kind>): RepeatedAnswer | null {
  let trials = 0;
  let best: readonly [number, Kind] | null = null;
  for (const one of kinds) {
    const [, kind] = one;
    trials += kind.replies;
    if (
      best === null ||
      kind.replies > best[1].replies ||
      (kind.replies === best[1].replies && kind.firstTrial < best[1].firstTrial)
    )
      best = one;
  }
  if (best === null || trials < 2) return null;
  const [key, kind] = best;
  const wrong = kind.replies - kind.correct;
  const correct = kind.correct === wrong ? kind.firstCorrect : kind.correct > wrong;
  return {
    question,
    trials,
    agreement: kind.replies / trials,
    outcome: key === REFUSAL ? 'refused' : correct ? 'correct' : 'incorrect',
  };
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
