/**
 * `grade RUN --rules-only` lets rules and people alone speak: what judges and imported files said is taken back by a word
 * of its own, appended like every grade, so that nothing is lost. Grading without the option lets them speak again.
 */
import { type Grade, type GraderRef, SET_ASIDE } from '../../core/grade.ts';
import { referenceHash } from '../../core/question.ts';
import type { GradeRecord } from '../../core/saved-records.ts';
import type { ReplyToGrade } from '../../core/store/stored-grades.ts';
import type { RunContext } from '../run-context.ts';
import { untilStopped } from './until-stopped.ts';

type Context = Pick<RunContext, 'run' | 'store' | 'workspace'>;

/** Takes back what every grader but rules and people said. */
export async function setAside({ run, store, workspace }: Context): Promise<void> {
  for await (const page of untilStopped(store.repliesToGrade(run.id), workspace)) {
    const gradedAt = workspace.now().toISOString();
    const words = page.flatMap((one) =>
      lastWords(one).flatMap((grade): GradeRecord[] => {
        if (isSetAside(grade)) return [];
        const grader: GraderRef = { ...grade.grader, version: SET_ASIDE };
        const { replyId, referenceHash: against } = grade;
        const common = { replyId, referenceHash: against, grader, gradedAt, evidence: {} };
        return [{ grade: { ...common, status: 'ungraded', why: SET_ASIDE } }];
      }),
    );
    await store.saveGrades(words);
  }
}

/** Lets the graders speak again that were set aside. */
export async function bringBack({ run, store, workspace }: Context): Promise<void> {
  const graders = await store.graders(run.id);
  if (!graders.some(({ version }) => version === SET_ASIDE)) return;
  for await (const page of untilStopped(store.repliesToGrade(run.id), workspace)) {
    const words = page.flatMap((one) =>
      lastWords(one)
        .filter(isSetAside)
        .flatMap(
          ({ grader }) => said(one).findLast((grade) => isSame(grade, grader) && !isSetAside(grade)) ?? [],
        ),
    );
    await store.restateGrades(words);
  }
}

function said({ question, grades }: ReplyToGrade): readonly Grade[] {
  const against = referenceHash(question.reference);
  return grades.filter(
    ({ grader, referenceHash: hash }) =>
      hash === against && grader.kind !== 'human' && grader.kind !== 'rules',
  );
}

/** The newest word of each grader. */
function lastWords(one: ReplyToGrade): readonly Grade[] {
  return [...new Map(said(one).map((grade) => [`${grade.grader.kind} ${grade.grader.id}`, grade])).values()];
}

function isSetAside(grade: Grade): boolean {
  return grade.status === 'ungraded' && grade.why === SET_ASIDE;
}

function isSame({ grader }: Grade, other: GraderRef): boolean {
  return grader.kind === other.kind && grader.id === other.id;
}
