/** Long answers of runs whose claims were split, with what people found in audits of single claims. */
import { CLAIMS_AUDIT, CLAIMS_GRADER } from '../../core/claim.ts';
import { referenceHash } from '../../core/question.ts';
import type { ReplyToGrade, Store } from '../../core/store-contract.ts';
import type { SplitReply } from '../../stages/analyze/claims/split-reply.ts';

/** Those of the open pass to questions that count. */
export async function splitReplies(store: Store, runIds: readonly string[]): Promise<SplitReply[]> {
  const found: SplitReply[] = [];
  for (const runId of runIds) {
    for await (const page of store.repliesToGrade(runId, { pass: 'open' }))
      for (const one of page) {
        const split = splitReply(one);
        if (split !== null) found.push(split);
      }
  }
  return found;
}

function splitReply({ reply, question, grades }: ReplyToGrade): SplitReply | null {
  const { reference, status, subject } = question;
  if (reference?.form !== 'facts' || status !== 'ok' || reply.closedBookSigns.length > 0) return null;
  const against = referenceHash(reference);
  const current = grades.filter((grade) => grade.referenceHash === against);
  const own = current.findLast(({ grader }) => grader.id.startsWith(CLAIMS_GRADER));
  if (own === undefined || (own.status === 'ungraded' && own.why === 'set-aside')) return null;
  const results = new Map((own.evidence.facts ?? []).map(({ name, result }) => [name, result]));
  // A later split is another list: only what people said of this one counts.
  const audits = current.filter(
    ({ grader, evidence }) =>
      grader.id.startsWith(CLAIMS_AUDIT) &&
      evidence.audited !== undefined &&
      grader.version.endsWith(` ${own.grader.id} ${own.grader.version}`),
  );
  return {
    respondent: reply.respondentId,
    person: subject?.id ?? subject?.name ?? question.id,
    grader: own.grader.id,
    outcome: own.status === 'graded' ? own.outcome : null,
    claims: own.evidence.claims ?? null,
    facts: reference.facts.map(({ name, required }) => ({
      name,
      required,
      result: results.get(name) ?? 'missing',
    })),
    audits: audits.map(({ grader, evidence }) => ({
      by: grader.id.slice(CLAIMS_AUDIT.length),
      units: evidence.audited!,
    })),
  };
}
