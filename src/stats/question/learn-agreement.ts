/**
 * How alike respondents err, learned from the pairs of votes on questions whose truth looks settled: it says how much a
 * further vote of the same family counts, and how often a question draws those who err to one wrong answer. Pairs are
 * counted from how many votes are alike: going through them takes the square of the votes of every question.
 */
import type { Votes } from './votes.ts';

/** More questions with a lure than this would let the golds themselves be lures. */
const MOST_LURES = 0.4;

/** Room for every place that an answer can have. */
const ROWS = 65_536;

/** What a consensus holds of each question by now. */
interface Settled {
  readonly logOdds: ArrayLike<number>;
  readonly alternative: ArrayLike<number>;
  readonly alternativeChance: ArrayLike<number>;
  readonly lured: ArrayLike<number>;
}

/** Votes alike: in their answer (place among the possible truths of the question), or in family and answer (how many, per vote). */
export interface AlikeVotes {
  readonly row: Uint16Array;
  readonly repeats: Float64Array;
}

/**
 * From pairs of votes where the truth looks settled: how much more often two are right together than wrong together
 * in the same words, within families against across them; and how often two families that err have met a lure.
 */
export function learnAgreement(
  { respondent, answer, offsets }: Votes,
  {
    families,
    settled,
    alike: { row, repeats },
  }: { readonly families: readonly number[]; readonly settled: Settled; readonly alike: AlikeVotes },
): { readonly repeat: number; readonly lure: number } {
  const within = { right: 0, rightPairs: 0, same: 0, wrongPairs: 0 };
  const across = { right: 0, rightPairs: 0, same: 0, wrongPairs: 0 };
  // Of the question at hand, and left at zero.
  const ofFamily = new Uint32Array(Math.max(0, ...families) + 1);
  const ofAnswer = new Uint32Array(ROWS);
  let informative = 0;
  let lured = 0;
  for (let q = 0; q + 1 < offsets.length; q += 1) {
    const truth = settled.logOdds[q]! < 0 ? 0 : settled.alternative[q]!;
    if (truth !== 0 && settled.alternativeChance[q]! < 0.5) continue;
    const [from, to] = [offsets[q]!, offsets[q + 1]!];
    for (let v = from; v < to; v += 1) {
      ofFamily[families[respondent[v]!]!]! += 1;
      ofAnswer[row[v]!]! += 1;
    }
    let erred = -1;
    let twoErred = false;
    // Each pair is looked at from both sides: given one, how often is the other the same?
    for (let v = from; v < to; v += 1) {
      const family = families[respondent[v]!]!;
      const [kin, others] = [ofFamily[family]! - 1, to - from - ofFamily[family]!];
      const [sameKin, sameOthers] = [repeats[v]! - 1, ofAnswer[row[v]!]! - repeats[v]!];
      if (answer[v] === truth) {
        within.rightPairs += kin;
        across.rightPairs += others;
        within.right += sameKin;
        across.right += sameOthers;
      } else {
        within.wrongPairs += kin;
        across.wrongPairs += others;
        within.same += sameKin;
        across.same += sameOthers;
        twoErred ||= erred !== -1 && erred !== family;
        erred = family;
      }
    }
    for (let v = from; v < to; v += 1) {
      ofFamily[families[respondent[v]!]!] = 0;
      ofAnswer[row[v]!] = 0;
    }
    if (!twoErred) continue;
    informative += 1;
    lured += settled.lured[q]!;
  }
  const evidence = ({ right, rightPairs, same, wrongPairs }: typeof within) =>
    Math.log(((right + 5) / (rightPairs + 10)) * ((wrongPairs + 20) / (same + 1)));
  return {
    repeat: evidence(across) <= 0 ? 0 : Math.min(1, Math.max(0, evidence(within) / evidence(across))),
    lure: Math.min(MOST_LURES, (lured + 2) / (informative + 20)),
  };
}
