/**
 * A run graded again under another rubric, so that all its grades follow the one asked for. Grades that were given
 * under it before are not asked for again: they become the last word once more.
 */
import { CLAIMS_GRADER } from '../../core/claim.ts';
import { GRADER_ORDER, type Grade, type GraderRef } from '../../core/grade.ts';
import { referenceHash } from '../../core/question.ts';
import type { ReplyToGrade } from '../../core/store/stored-grades.ts';
import { rulesRef } from '../../stages/grade/rules/rules-ref.ts';
import type { RunContext } from '../run-context.ts';
import { standingOfGrades } from './standing-of-grades.ts';
import { untilStopped } from './until-stopped.ts';

/** Rules of this rubric that had spoken before those of another speak last again. */
export async function restateRules(
  { run, spec, store, workspace }: RunContext,
  { only }: { readonly only?: ReadonlySet<string> },
): Promise<void> {
  const rules = rulesRef(spec.rubric);
  const spoken = (await store.graders(run.id)).filter(({ id }) => id === rules.id);
  if (spoken.length < 2 || !spoken.some(({ version }) => version === rules.version)) return;
  for await (const page of untilStopped(store.repliesToGrade(run.id), workspace)) {
    const earlier = page.flatMap(({ question, grades }): Grade[] => {
      if (only?.has(question.id) === false) return [];
      const said = against(question, grades).filter(({ grader }) => grader.id === rules.id);
      const own = said.findLast(({ grader }) => grader.version === rules.version);
      return own === undefined || own === said.at(-1) ? [] : [own];
    });
    await store.restateGrades(earlier);
  }
}

/**
 * Replies whose automatic grade is a judge's under another rubric, without those that this grader has graded under its
 * own. Replies that a person graded are among them: the person's word stands, and rates are corrected by holding it
 * against automatic grades that all follow one rubric. A single judge leaves alone what a panel decided.
 */
export async function* judgedUnderAnother(
  { run, store }: RunContext,
  grader: GraderRef,
): AsyncGenerator<ReplyToGrade[]> {
  const rank = GRADER_ORDER.indexOf(grader.kind);
  for await (const page of store.repliesToGrade(run.id, { judgedUnderAnother: grader.rubric })) {
    const earlier: Grade[] = [];
    const toJudge: ReplyToGrade[] = [];
    for (const one of page) {
      const said = against(one.question, one.grades);
      const { automaticGrade: standing } = standingOfGrades(said, referenceHash(one.question.reference));
      if (standing === null || standing.grader.rubric === grader.rubric) continue;
      const { kind, id } = standing.grader;
      // Long answers follow person-strict whatever the others do.
      if (id.startsWith(CLAIMS_GRADER)) continue;
      if ((kind !== 'judge' && kind !== 'panel') || GRADER_ORDER.indexOf(kind) < rank) continue;
      const own = said.findLast((grade) => isBy(grade, grader));
      if (own === undefined) toJudge.push(one);
      else earlier.push(own);
    }
    await store.restateGrades(earlier);
    yield toJudge;
  }
}

function against(question: ReplyToGrade['question'], grades: readonly Grade[]): readonly Grade[] {
  const hash = referenceHash(question.reference);
  return grades.filter((grade) => grade.referenceHash === hash);
}

function isBy({ grader: { kind, id, version, rubric } }: Grade, grader: GraderRef): boolean {
  return kind === grader.kind && id === grader.id && version === grader.version && rubric === grader.rubric;
}
