/**
 * Draws the replies that people grade: a probability sample, stratified by respondent and automatic outcome, because a
 * sample of the interesting cases cannot correct a rate. The sheet is blind: shuffled, without respondent and without
 * the automatic grade, under ids that tell nothing.
 */
import { ClosedbookError } from '../../../core/errors.ts';
import { shortHash } from '../../../core/hash.ts';
import { DEFAULT_RUBRIC, type RubricName } from '../../../core/rubric.ts';
import { auditAllocation } from '../../../stats/agreement/audit-allocation.ts';
import { createRandom, nextUniform, type Random } from '../../../stats/draw/random.ts';
import type { AuditRecord, AutomaticOutcome } from './audit-record.ts';

/** A reply that may be drawn, with its standing automatic outcome. */
export interface AuditCandidate {
  readonly replyId: string;
  readonly questionId: string;
  readonly respondentId: string;
  readonly automatic: AutomaticOutcome;
  readonly referenceHash: string;
  readonly question: string;
  /** The reference as text. */
  readonly reference: string;
  readonly answer: string;
}

/** One line of the sheet. People fill in `outcome`, and `reason` and `note` if they like. */
export interface AuditSheetRow {
  readonly audit_id: string;
  readonly question: string;
  readonly reference: string;
  readonly answer: string;
  readonly outcome: string;
  readonly reason: string;
  readonly note: string;
}

/** Columns of the sheet in order. */
export const AUDIT_SHEET_COLUMNS = [
  'audit_id',
  'question',
  'reference',
  'answer',
  'outcome',
  'reason',
  'note',
] as const satisfies readonly (keyof AuditSheetRow)[];

export interface DrawAuditOptions {
  /** Replies to draw in all; all where there are no more. */
  readonly size: number;
  /** Names the draw: the same candidates and seed give the same sheet. */
  readonly seed: number;
  /** ISO time. */
  readonly drawnAt: string;
  /** @default 'verified' */
  readonly rubric?: RubricName;
  /**
   * Least number a stratum, as far as it has them and `size` allows: a stratum without any cannot be corrected.
   * @default 5
   */
  readonly least?: number;
  /** Expected share of wrong automatic grades a stratum, from a pilot. @default 0.1 everywhere */
  readonly expectedError?: (stratum: { respondentId: string; automatic: AutomaticOutcome }) => number;
}

/**
 * The sheet for people and the record to keep. Equal chances within a stratum, without replacement.
 * @throws ClosedbookError `duplicate-id` when a reply is given twice, `usage` when there is nothing to draw or fewer are
 *   to be drawn than there are strata.
 */
export function drawAudit(
  candidates: readonly AuditCandidate[],
  { size, seed, drawnAt, rubric = DEFAULT_RUBRIC, least = 5, expectedError = () => 0.1 }: DrawAuditOptions,
): { readonly sheet: readonly AuditSheetRow[]; readonly record: AuditRecord } {
  checkCandidates(candidates, size);
  const strata = strataOf(candidates);
  const counts = auditAllocation(
    Math.min(size, candidates.length),
    strata.map((stratum) => stratum.members.length),
    { rates: strata.map(expectedError), least: leastWithin(size, strata, least) },
  );
  const id = shortHash({ seed, drawnAt, replies: candidates.map((candidate) => candidate.replyId).sort() });
  const drawn = strata.flatMap(({ respondentId, automatic, members }, index) => {
    const random = createRandom(seed, { stream: `audit/${respondentId}/${automatic}` });
    const inclusionProbability = counts[index]! / members.length;
    return sample(members, counts[index]!, random).map((candidate) => ({ candidate, inclusionProbability }));
  });
  const shuffled = sample(drawn, drawn.length, createRandom(seed, { stream: 'audit/order' }));
  const auditIdOf = (replyId: string) => shortHash({ audit: id, replyId }).slice(0, 10);
  return {
    sheet: shuffled.map(({ candidate: { replyId, question, reference, answer } }) => ({
      audit_id: auditIdOf(replyId),
      question,
      reference,
      answer,
      outcome: '',
      reason: '',
      note: '',
    })),
    record: {
      schemaVersion: 1,
      id,
      seed,
      drawnAt,
      rubric,
      strata: strata.map(({ respondentId, automatic, members }, index) => ({
        respondentId,
        automatic,
        population: members.length,
        drawn: counts[index]!,
      })),
      rows: shuffled.map(({ candidate, inclusionProbability }) => ({
        auditId: auditIdOf(candidate.replyId),
        replyId: candidate.replyId,
        questionId: candidate.questionId,
        respondentId: candidate.respondentId,
        automatic: candidate.automatic,
        referenceHash: candidate.referenceHash,
        inclusionProbability,
      })),
    },
  };
}

function checkCandidates(candidates: readonly AuditCandidate[], size: number): void {
  if (!Number.isInteger(size) || size < 1) {
    throw new ClosedbookError('usage', `an audit needs a whole number of replies, at least 1, got ${size}`);
  }
  if (candidates.length === 0)
    throw new ClosedbookError('usage', 'there are no replies to draw an audit from');
  const seen = new Set<string>();
  for (const { replyId } of candidates) {
    if (seen.has(replyId))
      throw new ClosedbookError('duplicate-id', `reply ${replyId} stands in the draw twice`);
    seen.add(replyId);
  }
}

/** The size asked for is the size drawn: the least number a stratum gives way to it, down to one. */
function leastWithin(size: number, strata: readonly Stratum[], least: number): number {
  const needed = (number: number) =>
    strata.reduce((sum, { members }) => sum + Math.min(number, members.length), 0);
  if (least > 0 && needed(1) > size) {
    throw new ClosedbookError(
      'usage',
      `${size} replies do not reach every one of ${strata.length} groups (respondent by automatic outcome)`,
      { hint: `Draw at least ${needed(1)}: rates of a group without any reply cannot be corrected.` },
    );
  }
  let fitting = least;
  while (fitting > 0 && needed(fitting) > size) fitting -= 1;
  return fitting;
}

interface Stratum {
  readonly respondentId: string;
  readonly automatic: AutomaticOutcome;
  readonly members: AuditCandidate[];
}

/** Strata and their members in an order that does not depend on the order of the candidates. */
function strataOf(candidates: readonly AuditCandidate[]): readonly Stratum[] {
  const strata = new Map<string, Stratum>();
  for (const candidate of [...candidates].sort((a, b) => (a.replyId < b.replyId ? -1 : 1))) {
    const { respondentId, automatic } = candidate;
    const key = JSON.stringify([respondentId, automatic]);
    const stratum = strata.get(key) ?? { respondentId, automatic, members: [] };
    stratum.members.push(candidate);
    strata.set(key, stratum);
  }
  return [...strata.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, stratum]) => stratum);
}

/** `count` members in random order, each set of them equally likely (Fisher and Yates). */
function sample<Member>(members: readonly Member[], count: number, random: Random): Member[] {
  const pool = [...members];
  for (let index = 0; index < count; index++) {
    const other = index + Math.floor(nextUniform(random) * (pool.length - index));
    [pool[index], pool[other]] = [pool[other]!, pool[index]!];
  }
  return pool.slice(0, count);
}
