/**
 * Which disagreements a person should read first: those that move the figures most. A wrong answer taken for a right
 * one, or the reverse, moves correct and incorrect together; a refusal misread moves one of them. A grader that was sure
 * of itself comes before one that was not, and a reply drawn with small probability stands for many.
 */
import type { Outcome } from '../../../core/outcome.ts';
import type { AgreementPair } from './agreement.ts';

export interface JudgedPair extends AgreementPair {
  /** The automatic grader's confidence in [0, 1], where it has one. */
  readonly confidence?: number | null;
  /** Chance with which an audit drew this reply. */
  readonly inclusionProbability?: number;
}

export interface Disagreement {
  readonly pair: JudgedPair;
  /** `false accept`: taken for correct; `miss`: correct and not seen; the others concern refusals. */
  readonly kind: 'false accept' | 'miss' | 'refusal taken for an error' | 'error taken for a refusal';
  /** Larger is read first; comparable within one list only. */
  readonly weight: number;
}

export interface DisagreementOptions {
  /** At most this many. @default 50 */
  readonly limit?: number;
}

/** The disagreements, weightiest first; ties by reply id, so that the list is the same each time. */
export function disagreements(
  pairs: readonly JudgedPair[],
  { limit = 50 }: DisagreementOptions = {},
): readonly Disagreement[] {
  return pairs
    .flatMap((pair) => {
      const kind = pair.automatic === null ? null : kindOf(pair.human, pair.automatic);
      return kind === null ? [] : [{ pair, kind, weight: weightOf(pair, kind) }];
    })
    .sort((a, b) => b.weight - a.weight || (a.pair.replyId < b.pair.replyId ? -1 : 1))
    .slice(0, limit);
}

function kindOf(human: Outcome, automatic: Outcome): Disagreement['kind'] | null {
  if (human === automatic) return null;
  if (automatic === 'correct') return 'false accept';
  if (human === 'correct') return 'miss';
  return human === 'refused' ? 'refusal taken for an error' : 'error taken for a refusal';
}

/** How far correct and incorrect together move when this one is mended, times the replies it stands for. */
function weightOf(pair: JudgedPair, kind: Disagreement['kind']): number {
  const swing =
    (kind === 'false accept' || kind === 'miss') && pair.human !== 'refused' && pair.automatic !== 'refused';
  const sureness = 0.5 + (pair.confidence ?? 0.5);
  return ((swing ? 2 : 1) * sureness) / (pair.inclusionProbability ?? 1);
}
