/** Long answers of runs whose claims were split, with what people found in audits of single claims. */
import { CLAIMS_AUDIT, claimsGraderOf } from '../../core/claim.ts';
import { AS_IN_FILE, type Grade, SET_ASIDE } from '../../core/grade.ts';
import { referenceHash } from '../../core/question.ts';
import type { Store } from '../../core/store/store.ts';
import type { ReplyToGrade } from '../../core/store/stored-grades.ts';
import type { SplitReply } from '../../stages/analyze/claims/split-reply.ts';

/** Those of the open pass to questions that count. */
export async function splitReplies(store: Store, runIds: readonly string[]): Promise<SplitReply[]> {
  const found: SplitReply[] = [];
  for (const runId of runIds) {
    for await (const page of store.repliesToGrade(runId, { pass: 'open' }))
      for (const one of page) {
        const { respondentId: respondent, closedBookSigns } = one.reply;
        const split = splitReply({ ...one, respondent, closedBookSigns });
        if (split !== null) found.push(split);
      }
  }
  return found;
}

/** Null where nothing was split that counts. */
export function splitReply({
  respondent,
  closedBookSigns,
  question,
  grades,
}: Pick<ReplyToGrade, 'question' | 'grades'> & {
  readonly respondent: string;
  readonly closedBookSigns: readonly string[];
}): SplitReply | null {
  const { reference, status, subject } = question;
  if (reference?.form !== 'facts' || status !== 'ok' || closedBookSigns.length > 0) return null;
  const against = referenceHash(reference);
  const current = grades.filter((grade) => grade.referenceHash === against);
  const own = current.findLast(isSplit);
  if (own === undefined || (own.status === 'ungraded' && own.why === 'set-aside')) return null;
  const splitter = claimsGraderOf(own.grader.id) ?? own.grader.id;
  const results = new Map((own.evidence.facts ?? []).map(({ name, result }) => [name, result]));
  // A later split is another list: only what people said of this one counts.
  const audits = new Map<string, SplitReply['audits'][number]>();
  for (const { grader, evidence, ...grade } of current) {
    if (!grader.id.startsWith(CLAIMS_AUDIT)) continue;
    const by = grader.id.slice(CLAIMS_AUDIT.length);
    if (grade.status === 'ungraded' && grade.why === SET_ASIDE)
      for (const [key, audit] of audits) if (audit.by === by) audits.delete(key);
    const version = grader.version.replace(/#\d+$/, '');
    const isOfThis = [own.grader.id, splitter].some((id) => version.endsWith(` ${id} ${own.grader.version}`));
    if (evidence.audited === undefined || !isOfThis) continue;
    audits.set(`${by} ${version}`, { by, draw: version, units: evidence.audited });
  }
  return {
    respondent,
    person: subject?.id ?? subject?.name ?? question.id,
    grader: splitter,
    outcome: own.status === 'graded' ? own.outcome : null,
    claims: own.evidence.claims ?? null,
    facts: reference.facts.map(({ name, required }) => ({
      name,
      required,
      result: results.get(name) ?? 'missing',
    })),
    audits: [...audits.values()],
  };
}

/** Whether a grade is of a list of claims; of an import that brought the outcome alone it is not. */
export function isSplit({ grader, evidence }: Pick<Grade, 'grader' | 'evidence'>): boolean {
  return claimsGraderOf(grader.id) !== null && evidence.rule !== AS_IN_FILE;
}
