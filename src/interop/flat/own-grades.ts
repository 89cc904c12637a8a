/**
 * The grades of a row that closedbook itself exported: the word that stood, people's words and lists of claims. Who graded is kept
 * in the grader's name; the grades are imported ones all the same, because a file can be edited.
 */
import { CLAIMS_AUDIT, claimsGraderOf } from '../../core/claim.ts';
import {
  AS_IN_FILE,
  evidenceSchema,
  GRADER_ORDER,
  gradeSchema,
  type Judgement,
  ungradedWhySchema,
} from '../../core/grade.ts';
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import { type Outcome, outcomeSchema, refusalReasonSchema } from '../../core/outcome.ts';
import { asList, asRecord, type LooseRecord } from '../loose.ts';
import { jsonOf, type OwnRow, textOf } from './own-cells.ts';

/** Graders of an exported run, under which its standing outcomes come back. */
export const OWN_GRADER = 'imported:closedbook/';

/**
 * The standing word as the file's, people's and lists of claims beside it; a reply that failed has none, whatever a tool said.
 * Claims come with their evidence, for the section on them is made of nothing else; a table has those of the grade that stands.
 */
export function ownGrades(row: OwnRow): ImportedAnswer['grades'] {
  if (row.status !== 'answered') return [];
  const all = asList(row.grades).map(asRecord);
  const people = all.flatMap((grade) => {
    const { kind, id, version } = asRecord(grade.grader);
    const outcome = outcomeSchema.safeParse(grade.outcome);
    if (kind !== 'human' || !outcome.success || typeof id !== 'string') return [];
    return [byPerson(id, { outcome: outcome.data, version, row })];
  });
  const human = outcomeSchema.safeParse(textOf(row.human));
  const labelled =
    people.length === 0 && human.success
      ? [byPerson('human:exported', { outcome: human.data, version: '1', row })]
      : people;
  const grader = textOf(row.grader) ?? 'unknown';
  const split = claimsOf(all);
  // Where a person's word stands, JSONL still has the machines'.
  const machine = grader.startsWith('human:') && labelled.length > 0 ? machineOutcome(all) : row.outcome;
  const outcome = outcomeSchema.safeParse(textOf(machine));
  const why = ungradedWhySchema.safeParse(textOf(row.reason));
  const judgement: Judgement = outcome.success
    ? graded(outcome.data, row)
    : { status: 'ungraded', why: why.success ? why.data : 'undecided', evidence: { rule: AS_IN_FILE } };
  const ref = importedRef(grader, textOf(row.grader_version));
  const list = claimsGraderOf(grader) === null ? undefined : listIn(row, { ref, split });
  const standing = {
    grader: ref,
    threeWay: true,
    judgement: list === undefined ? judgement : { ...judgement, evidence: list },
  };
  return [...split.lists, standing, ...labelled, ...split.audits];
}

type ImportedGrade = ImportedAnswer['grades'][number];

function importedRef(id: string, version: unknown) {
  const name = claimsGraderOf(id) ?? id;
  return {
    kind: 'imported' as const,
    id: `${OWN_GRADER}${name}`,
    version: typeof version === 'string' ? version : '1',
  };
}

/** Every list of claims in the grades of a row, and what people found in them. */
function claimsOf(all: readonly LooseRecord[]): { lists: ImportedGrade[]; audits: ImportedGrade[] } {
  const lists: ImportedGrade[] = [];
  const audits: ImportedGrade[] = [];
  for (const one of all) {
    const { id, version } = asRecord(one.grader);
    if (typeof id !== 'string') continue;
    const isAudit = id.startsWith(CLAIMS_AUDIT);
    if (!isAudit && claimsGraderOf(id) === null) continue;
    const read = gradeSchema.safeParse({ replyId: 'of-file', ...one });
    if (!read.success) continue;
    const {
      replyId: _,
      grader: __,
      referenceHash: ___,
      gradedAt: ____,
      callId: _____,
      ...judgement
    } = read.data;
    if (isAudit) audits.push({ grader: { kind: 'human', id, version: String(version) }, judgement });
    else lists.push({ grader: importedRef(id, version), threeWay: true, judgement });
  }
  return { lists, audits };
}

/** The evidence of the grade that stands, where it is a list of claims. */
function listIn(
  row: OwnRow,
  {
    ref,
    split,
  }: { readonly ref: ImportedGrade['grader']; readonly split: { lists: readonly ImportedGrade[] } },
): Judgement['evidence'] | undefined {
  const told = split.lists.findLast(({ grader }) => grader.id === ref.id && grader.version === ref.version);
  if (told !== undefined) return told.judgement.evidence;
  const read = evidenceSchema.safeParse(jsonOf(row.evidence));
  return read.success && read.data.claims !== undefined ? read.data : undefined;
}

function byPerson(
  id: string,
  { outcome, version, row }: { outcome: Outcome; version: unknown; row: OwnRow },
): ImportedAnswer['grades'][number] {
  const grader = { kind: 'human' as const, id, version: typeof version === 'string' ? version : '1' };
  return { grader, judgement: graded(outcome, row) };
}

function machineOutcome(grades: readonly LooseRecord[]): unknown {
  for (const wanted of GRADER_ORDER.filter((kind) => kind !== 'human')) {
    const last = grades.findLast(
      ({ grader, status }) => asRecord(grader).kind === wanted && status === 'graded',
    );
    if (last !== undefined) return last.outcome;
  }
  return null;
}

function graded(outcome: Outcome, row: OwnRow): Judgement {
  const reason = refusalReasonSchema.safeParse(textOf(row.reason));
  return {
    status: 'graded',
    outcome,
    reason: outcome === 'refused' && reason.success ? reason.data : null,
    confidence: null,
    evidence: { rule: AS_IN_FILE },
  };
}
