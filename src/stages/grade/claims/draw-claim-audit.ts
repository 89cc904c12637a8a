/**
 * Draws single claims for people, and sentences in which they look for claims that the judge dropped: what it altered or
 * made up is found claim by claim, what it left out only where nothing is listed. Stratified by respondent and result.
 */
import { type Claim, isTheJudges } from '../../../core/claim.ts';
import { ClosedbookError } from '../../../core/errors.ts';
import { shortHash } from '../../../core/hash.ts';
import { drawStrata } from '../human/draw-strata.ts';
import type { ClaimAuditRecord } from './claim-audit-record.ts';

/** A long answer whose claims may be drawn. */
export interface ClaimAuditCandidate {
  readonly replyId: string;
  readonly respondentId: string;
  readonly referenceHash: string;
  readonly question: string;
  /** The facts as text. */
  readonly reference: string;
  readonly answer: string;
  readonly claims: readonly Claim[];
}

export const CLAIM_SHEET_COLUMNS = [
  'audit_id',
  'question',
  'facts',
  'answer',
  'words',
  'property',
  'value',
  'verdict',
  'missing_right',
  'missing_wrong',
  'note',
] as const;
export type ClaimSheetRow = Readonly<Record<(typeof CLAIM_SHEET_COLUMNS)[number], string>>;

export interface DrawClaimAuditOptions {
  /** Claims and sentences to draw in all. */
  readonly size: number;
  readonly seed: number;
  /** ISO time. */
  readonly drawnAt: string;
  /** @default 5 */
  readonly least?: number;
  readonly grader: string;
  readonly version: string;
}

interface Unit {
  readonly id: string;
  readonly kind: string;
  readonly claim: number | null;
  readonly words: string;
  readonly of: ClaimAuditCandidate;
}

/** @throws ClosedbookError `usage` when there is nothing to draw or fewer are to be drawn than there are groups. */
export function drawClaimAudit(
  candidates: readonly ClaimAuditCandidate[],
  { size, seed, drawnAt, least = 5, grader, version }: DrawClaimAuditOptions,
): { readonly sheet: readonly ClaimSheetRow[]; readonly record: ClaimAuditRecord } {
  const units = candidates.flatMap(unitsOf);
  if (units.length === 0) throw new ClosedbookError('usage', 'there are no claims to draw an audit from');
  const { strata, drawn } = drawStrata(units, {
    size,
    seed,
    least,
    idOf: ({ id }) => id,
    stratumOf: ({ kind, of }) => [of.respondentId, kind],
    words: { members: 'claims', groups: 'respondent by result, and sentences' },
  });
  const id = shortHash({ claims: true, seed, drawnAt, units: units.map((unit) => unit.id).sort() });
  const auditIdOf = (unit: Unit) => shortHash({ audit: id, unit: unit.id }).slice(0, 10);
  return {
    sheet: drawn.map(({ member }) => rowOf(member, auditIdOf(member))),
    record: {
      schemaVersion: 1,
      of: 'claims',
      id,
      seed,
      drawnAt,
      grader,
      version,
      strata: strata.map(({ stratum, population, drawn: count }) => ({
        respondentId: stratum[0]!,
        kind: stratum[1]!,
        population,
        drawn: count,
      })),
      rows: drawn.map(({ member, inclusion }) => ({
        auditId: auditIdOf(member),
        replyId: member.of.replyId,
        respondentId: member.of.respondentId,
        referenceHash: member.of.referenceHash,
        kind: member.kind,
        claim: member.claim,
        inclusion,
      })),
    },
  };
}

/** Claims that the answer makes as far as rules can tell, and every sentence. */
function unitsOf(of: ClaimAuditCandidate): Unit[] {
  const claims = of.claims.flatMap((claim, index): Unit[] =>
    isTheJudges(claim.result)
      ? []
      : [
          {
            id: `${of.replyId}#${index}`,
            kind: claim.result,
            claim: index,
            words: claim.words,
            of,
          },
        ],
  );
  const sentences = sentencesOf(of.answer).map(
    (words, index): Unit => ({ id: `${of.replyId}@${index}`, kind: 'sentence', claim: null, words, of }),
  );
  return [...claims, ...sentences];
}

function rowOf({ claim, words, of }: Unit, auditId: string): ClaimSheetRow {
  const listed = claim === null ? null : of.claims[claim]!;
  const inSentence = claim === null ? listedIn(words, of) : '';
  return {
    audit_id: auditId,
    question: of.question,
    facts: of.reference,
    answer: of.answer,
    words,
    property: listed?.property ?? '',
    value: listed?.value ?? `listed: ${inSentence === '' ? 'nothing' : inSentence}`,
    verdict: '',
    missing_right: '',
    missing_wrong: '',
    note: '',
  };
}

/** What the list has of a sentence, so that a person can tell what it lacks. */
function listedIn(sentence: string, { answer, claims }: ClaimAuditCandidate): string {
  const start = answer.indexOf(sentence);
  const end = start + sentence.length;
  return claims
    .filter(
      ({ result, ...claim }) =>
        !isTheJudges(result) && claim.start !== undefined && claim.start < end && claim.end! > start,
    )
    .map(({ property, value }) => `${property}: ${value}`)
    .join('; ');
}

/** Pieces that end with the mark of a sentence or the line. */
function sentencesOf(answer: string): string[] {
  return answer
    .split(/(?<=[.!?])\s+(?=[\p{Lu}\p{N}"'(*-])|(?<=[。！？])|\n+/u)
    .map((piece) => piece.trim())
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
}
