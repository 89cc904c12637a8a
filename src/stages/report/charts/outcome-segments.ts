/** The parts of a bar of outcomes, in drawing order, and the answers behind each. */
import { type BrowsedOutcome, type BrowseFilter, NO_REASON } from '../../../core/browsing.ts';
import { REFUSAL_REASONS, type RefusalReason, refusalGroup } from '../../../core/outcome.ts';
import type { Row, Shares } from './outcome-rates.ts';
import { OUTCOME } from './palette.ts';

export interface Segment {
  readonly kind: string;
  readonly share: number;
  readonly colour: string;
}

/** What stands of the answers behind a segment. */
export function outcomesOf(kind: string): readonly BrowsedOutcome[] {
  if (kind === 'no outcome') return ['ungraded', 'failed'];
  return kind.startsWith('refused') ? ['refused'] : [kind as BrowsedOutcome];
}

/** The reasons of a segment of refusals, where they are told apart. */
export function reasonsOf(kind: string): Pick<BrowseFilter, 'reasons'> {
  const [, group] = kind.split('refused: ');
  if (group === undefined) return {};
  const named = REFUSAL_REASONS.filter((reason) => refusalGroup(reason) === group);
  return {
    reasons:
      named.length > 0
        ? named
        : [...REFUSAL_REASONS.filter((reason) => refusalGroup(reason) === 'other'), NO_REASON],
  };
}

/** Shares in drawing order. Where nobody's refusals have reasons (`reasoned` false), refusals stay whole. */
export function segmentsOf(
  row: Row,
  { reasoned, told }: { readonly reasoned: boolean; readonly told: Shares | null },
): Segment[] {
  if (told === null) return [];
  const { correct, incorrect, refused, missing } = told;
  const groups = { 'does not know': 0, 'will not': 0, other: 0 };
  for (const [reason, n] of Object.entries(row.reasons)) groups[refusalGroup(reason as RefusalReason)] += n;
  const reasons = groups['does not know'] + groups['will not'] + groups.other;
  const part = (n: number) => (reasons === 0 ? 0 : (refused * n) / Math.max(reasons, row.tally.refused));
  const unnamed = refused - part(groups['does not know']) - part(groups['will not']) - part(groups.other);
  const segments: Segment[] = [
    { kind: 'correct', share: correct, colour: OUTCOME.correct.light },
    { kind: 'refused: does not know', share: part(groups['does not know']), colour: OUTCOME.refused.light },
    { kind: 'refused: will not', share: part(groups['will not']), colour: OUTCOME.willNot.light },
    ...(!reasoned
      ? [{ kind: 'refused', share: unnamed, colour: OUTCOME.refused.light }]
      : [
          {
            kind: 'refused: other or not told',
            share: part(groups.other) + unnamed,
            colour: OUTCOME.otherRefusal.light,
          },
        ]),
    { kind: 'no outcome', share: missing, colour: OUTCOME.noOutcome.light },
    { kind: 'incorrect', share: incorrect, colour: OUTCOME.incorrect.light },
  ];
  return segments.filter((segment) => segment.share > 1e-9);
}
