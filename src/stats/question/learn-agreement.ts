/**
 * How alike respondents err, learned from the pairs of votes on questions whose truth looks settled: it says how much a
 * further vote of the same family counts, and how often a question draws those who err to one wrong answer.
 */
import type { Votes } from './votes.ts';

/** More questions with a lure than this would let the golds themselves be lures. */
const MOST_LURES = 0.4;

/** What a consensus holds of each question by now. */
interface Settled {
  readonly logOdds: ArrayLike<number>;
  readonly alternative: ArrayLike<number>;
  readonly alternativeChance: ArrayLike<number>;
  readonly lured: ArrayLike<number>;
}

/**
 * From pairs of votes where the truth looks settled: how much more often two are right together than wrong together
 * in the same words, within families against across them; and how often two families that err have met a lure.
 */
export function learnAgreement(
  { respondent, answer, offsets }: Votes,
  { families, settled }: { readonly families: readonly number[]; readonly settled: Settled },
): { readonly repeat: number; readonly lure: number } {
  const within = { right: 0, rightPairs: 0, same: 0, wrongPairs: 0 };
  const across = { right: 0, rightPairs: 0, same: 0, wrongPairs: 0 };
  let informative = 0;
  let lured = 0;
  for (let q = 0; q + 1 < offsets.length; q += 1) {
    const truth = settled.logOdds[q]! < 0 ? 0 : settled.alternative[q]!;
    if (truth !== 0 && settled.alternativeChance[q]! < 0.5) continue;
    let twoErred = false;
    for (let v = offsets[q]!; v < offsets[q + 1]!; v += 1) {
      for (let other = v + 1; other < offsets[q + 1]!; other += 1) {
        const isFamily = families[respondent[v]!] === families[respondent[other]!];
        const counts = isFamily ? within : across;
        const right = Number(answer[v] === truth) + Number(answer[other] === truth);
        // Each pair is looked at from both sides: given one, how often is the other the same?
        counts.rightPairs += right;
        counts.wrongPairs += 2 - right;
        if (right === 2) counts.right += 2;
        if (right === 0 && answer[v] === answer[other]) counts.same += 2;
        if (right === 0 && !isFamily) twoErred = true;
      }
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
