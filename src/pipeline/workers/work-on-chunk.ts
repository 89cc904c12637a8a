/** One chunk: its questions asked and their replies graded, by the steps of a run on one machine, over a part of it. */
import type { Question } from '../../core/question.ts';
import type { QuestionStretch } from '../../core/question-stretch.ts';
import type { Respondent } from '../../core/respondent.ts';
import type { Chunk } from '../../core/work.ts';
import { askingsOf } from '../../stages/ask/asking.ts';
import type { GradeRunOptions } from '../grade/grade-run.ts';
import { gradeRun, withoutJudges } from '../grade/grade-run.ts';
import { askAll } from '../run/ask-run.ts';
import type { RunContext } from '../run-context.ts';
import type { OpenedRun } from './open-run.ts';

/** @returns why it is not done, or null. */
export async function workOnChunk(
  chunk: Chunk,
  opened: OpenedRun,
  workspace: RunContext['workspace'],
): Promise<string | null> {
  const { pass, within } = chunk;
  // Second verdicts are drawn from all first ones, when those are there.
  const { judgeAgain: _, ...spec } = opened.spec;
  const context: RunContext = { ...opened, spec, workspace };
  const { questions, respondents, stretch, graded } = await partOf(chunk, opened);
  const options = {
    ...{ respondents, trials: spec.trials, pass },
    ...(pass === 'forced' ? { chosen: (await opened.forced()).chosen } : {}),
  };
  const total = within.questions * respondents.length * spec.trials;
  const asking = { pass, total, ...(stretch === undefined ? {} : { within: stretch }) };
  const stopped =
    (await askAll(context, askingsOf(questions, options), asking)) ?? (await gradeRun(context, graded));
  // A judge that failed is asked again when all chunks are done.
  if (stopped === null || stopped === 'judge-failed') return null;
  // As where a run on one machine stops: rules cost nothing, and what was answered may be reported.
  if (!workspace.abandon.aborted) await gradeRun({ ...context, spec: withoutJudges(spec) }, graded);
  return stopped;
}

interface ChunkPart {
  readonly questions: AsyncIterable<Question> | readonly Question[];
  readonly respondents: readonly Respondent[];
  /** Undefined where the questions do not follow each other. */
  readonly stretch: QuestionStretch | undefined;
  readonly graded: Pick<GradeRunOptions, 'within' | 'only'>;
}

async function partOf({ within }: Chunk, opened: OpenedRun): Promise<ChunkPart> {
  const { run, store } = opened;
  const { named, ...stretch } = within;
  if (named === undefined) {
    const { respondents } = run;
    return { questions: store.questions(run.id, stretch), respondents, stretch, graded: { within: stretch } };
  }
  const known = await opened.questions();
  return {
    questions: named.questions.flatMap((id) => known.get(id) ?? []),
    respondents: run.respondents.filter(({ id }) => named.respondents.includes(id)),
    stretch: undefined,
    graded: { only: new Set(named.questions) },
  };
}
