/**
 * Answers from files, graded: the file's three-way verdicts stand, then rules speak, then a verdict that knows two ways,
 * as in a run. One pass, one row at a time, so that files larger than memory stream through. A second file that answers
 * what a respondent has answered already is refused: pooled, two models under one name would have the rates of neither.
 */
import { counted } from '../../core/counted.ts';
import { damagedTextNote, isDamagedText } from '../../core/damaged-text.ts';
import type { Judgement } from '../../core/grade.ts';
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import type { Outcome } from '../../core/outcome.ts';
import { type Cell, cellOf } from '../../core/outcome-table.ts';
import type { Question } from '../../core/question.ts';
import type { RubricChoice } from '../../core/rubric.ts';
import { codecOf } from '../../interop/detect.ts';
import { OWN_GRADER } from '../../interop/flat/own-grades.ts';
import { namedFiles } from '../../rows/file-names.ts';
import type { GradeByRulesInput } from '../../stages/grade/rules/grade-by-rules.ts';
import { rememberedVerdicts } from '../../stages/grade/rules/remembered-verdict.ts';
import { answerIdentity, severalTasksNote } from '../answer-identity.ts';
import { askedOfRules } from '../asked-of-rules.ts';
import type { FileReading } from '../file-reading.ts';
import { apartByFile, type PoolingOptions, pooledAnswers } from '../pooled-answers.ts';
import {
  closedBookOf,
  forcedNote,
  openAnswers,
  type ReadAnswersOptions,
  type VerdictMode,
} from '../read-answers.ts';
import { openedIn, readingThread } from '../reader/reading-thread.ts';
import { inPages, rulesAhead } from '../rules-ahead.ts';

/** An answer and its place among those of all files. */
export interface PlacedAnswer {
  /** As the file tells it. */
  readonly answer: ImportedAnswer;
  readonly path: string;
  readonly question: Question;
  readonly trial: number;
}

export interface GradedAnswer extends PlacedAnswer {
  /** Of machines: the file's kept verdict, the rules, or the file's two-way verdict. */
  readonly judgement: Judgement;
  /** `rules`, or the id under which the file's verdict is imported. */
  readonly grader: string;
  /** What the rules say where a kept verdict stands and is compared; null else. */
  readonly rules: Judgement | null;
  readonly human: Outcome | null;
  /** Outcomes by the other graders that spoke on the reply. */
  readonly others: readonly { readonly grader: string; readonly outcome: Outcome }[];
  /** What counts: a failure, a look-up, a block, or the outcome. */
  readonly cell: Cell;
  /** The same by machines alone. */
  readonly automaticCell: Cell;
}

export interface GradedAnswersOptions extends FileReading, PoolingOptions {
  readonly rubric: RubricChoice;
  /** Name of rows without a model. @default the file's name */
  readonly model?: string;
  /** @default 'compare' */
  readonly verdicts?: VerdictMode;
  /** Whether the rows of tables are wanted as they stand. @default false */
  readonly rows?: boolean;
  /** Told once at the end. */
  readonly note?: (text: string) => void;
  /** Whether the same words in two tasks are two questions from the start, as answerIdentity takes it. */
  readonly byTask?: boolean;
}

/** Every answer of the files with a judgement. @throws ClosedbookError `respondent-pooled` and those of reading. */
export async function* gradedAnswers(
  paths: readonly string[],
  options: GradedAnswersOptions,
): AsyncGenerator<GradedAnswer> {
  const { verdicts = 'compare', rubric, threads: use, rows = false } = options;
  const asked = ({ answer: { reply, grades }, question }: PlacedAnswer): GradeByRulesInput | null =>
    reply.status === 'answered' && asksRules(keptOf(grades), verdicts)
      ? askedOfRules(reply.text, question, rubric)
      : null;
  const thread = readingThread(use);
  const pages = rulesAhead(
    inPages(placedAnswers(paths, { ...options, elsewhere: openedIn(thread, { rows }) })),
    {
      memory: rememberedVerdicts,
      use,
      asked,
    },
  );
  try {
    for await (const page of pages) {
      for (const { row, said: known } of page) {
        const { answer, path, question, trial } = row;
        const said = judged(answer, question, { verdicts, rubric, known });
        // Written out, here and below: spreading two records into one costs as much as reading a row.
        const { judgement, grader, rules, human, others, cell, automaticCell } = said;
        yield {
          answer,
          path,
          question,
          trial,
          judgement,
          grader,
          rules,
          human,
          others,
          cell,
          automaticCell,
        };
      }
    }
  } finally {
    await thread.close();
  }
}

/** Every answer of the files, ungraded. @throws ClosedbookError `respondent-pooled` and those of reading. */
export async function* placedAnswers(
  paths: readonly string[],
  options: Omit<GradedAnswersOptions, 'rubric' | 'rows'> & Pick<ReadAnswersOptions, 'elsewhere'>,
): AsyncGenerator<PlacedAnswer> {
  const {
    verdicts = 'compare',
    map,
    outcomes,
    modelFrom,
    model,
    sheet,
    fill,
    redact,
    questionFiles,
    elsewhere,
  } = options;
  const identity = answerIdentity({ severalFiles: paths.length > 1, byTask: options.byTask });
  const names = namedFiles(paths);
  const firstPath = new Map<string, string>();
  let damaged = 0;
  for (const path of paths) {
    identity.beginFile();
    const opened = await openAnswers(path, await codecOf(path), {
      map,
      outcomes,
      modelFrom,
      sheet,
      fill,
      questionFiles,
      model,
      verdicts,
      redact,
      elsewhere,
      fileName: names.get(path)?.name,
      forced: names.get(path)?.forcedOf !== undefined,
    });
    for await (const read of opened.answers) {
      const first = firstPath.get(read.respondent.id) ?? path;
      firstPath.set(read.respondent.id, first);
      const answer =
        first !== path && options.apart ? apartByFile(read, names.get(path)?.name ?? path) : read;
      const { question, earlier } = options.pool
        ? { question: identity.question(answer.question), earlier: null }
        : identity.asked(answer);
      if (earlier !== null && !options.apart) throw pooledAnswers(answer, { first: paths[earlier], path });
      const trial = identity.trial(answer, question.id);
      if (isDamagedText(answer.reply.text)) damaged += 1;
      yield { answer, path, question, trial };
    }
    const forcedOf = names.get(path)?.forcedOf;
    if (forcedOf !== undefined) options.note?.(`${path}: ${forcedNote(forcedOf)}`);
    for (const text of opened.header.notes) options.note?.(`${path}: ${text}`);
    for (const text of opened.ending?.().notes ?? []) options.note?.(`${path}: ${text}`);
  }
  for (const text of severalTasksNote(identity)) options.note?.(text);
  if (damaged > 0) options.note?.(damagedTextNote(damaged));
  if (identity.movedTrials > 0) {
    options.note?.(
      `${counted(identity.movedTrials, 'answer repeats', 'answers repeat')} an asking of the same respondent: further trials`,
    );
  }
}

type Judged = Pick<
  GradedAnswer,
  'judgement' | 'grader' | 'rules' | 'human' | 'others' | 'cell' | 'automaticCell'
>;

function judged(
  answer: ImportedAnswer,
  question: Question,
  {
    verdicts,
    rubric,
    known,
  }: {
    readonly verdicts: VerdictMode;
    readonly rubric: RubricChoice;
    /** What the rules say, where that is known already. */
    readonly known: Judgement | null;
  },
): Judged {
  const { reply, grades } = answer;
  const facts = {
    status: reply.status,
    closedBook: closedBookOf(answer.closedBookSigns ?? []),
    failure: reply.status === 'failed' ? reply.kind : null,
  };
  const cell = (judgement: Judgement): Cell =>
    cellOf(facts, judgement.status === 'graded' ? judgement.outcome : null);
  const people = peopleOf(grades);
  const said = people.at(-1);
  const contested = people.some(({ outcome }) => outcome !== said?.outcome);
  const human = contested ? null : (said?.outcome ?? null);
  const machine =
    reply.status === 'answered'
      ? byMachine(
          grades,
          () => known ?? rememberedVerdicts.verdictOf(askedOfRules(reply.text, question, rubric)),
          verdicts,
        )
      : // A failed reply has no outcome, whatever a tool said of it.
        { judgement: NO_REPLY, grader: 'rules', rules: null, others: [] };
  const automaticCell = cell(machine.judgement);
  // A person's column of a file of answers stands beside; where people mended a log or a run, their word is the outcome.
  if (said === undefined || said.id === BESIDE || reply.status !== 'answered') {
    const others = said === undefined || contested ? machine.others : [...machine.others, labelled(said)];
    const { judgement, grader, rules } = machine;
    return { judgement, grader, rules, human, others, cell: automaticCell, automaticCell };
  }
  const judgement = contested ? CONTESTED : said.judgement;
  const others = [...spoke(machine.grader, machine.judgement), ...machine.others];
  return { ...machine, judgement, grader: said.id, human, others, cell: cell(judgement), automaticCell };
}

/** The last word of each person. */
function peopleOf(grades: ImportedAnswer['grades']) {
  if (!grades.some(({ grader }) => grader.kind === 'human')) return [];
  const people = new Map(
    grades.flatMap(({ grader, judgement }) =>
      grader.kind === 'human' && judgement.status === 'graded'
        ? [[grader.id, { id: grader.id, judgement, outcome: judgement.outcome }]]
        : [],
    ),
  );
  return [...people.values()];
}

/** People who disagree: no outcome until they agree, and no machine decides over them. */
const CONTESTED: Judgement = { status: 'ungraded', why: 'contested', evidence: {} };

/** Grader of the column of labels in a file of answers. */
const BESIDE = 'human:file';

function byMachine(
  grades: ImportedAnswer['grades'],
  rule: () => Judgement,
  verdicts: VerdictMode,
): Pick<GradedAnswer, 'judgement' | 'grader' | 'rules' | 'others'> {
  const kept = keptOf(grades);
  if (kept !== undefined) {
    const rules = asksRules(kept, verdicts) ? rule() : null;
    const others = rules === null ? [] : spoke('rules', rules);
    return { judgement: kept.judgement, grader: kept.grader.id, rules, others };
  }
  const rules = rule();
  const imported = verdicts === 'rules' ? undefined : lastOf(grades, 'imported');
  if (imported !== undefined && rules.status === 'ungraded') {
    return { judgement: imported.judgement, grader: imported.grader.id, rules, others: [] };
  }
  const others = imported === undefined ? [] : spoke(imported.grader.id, imported.judgement);
  return { judgement: rules, grader: 'rules', rules: null, others };
}

function lastOf(grades: ImportedAnswer['grades'], kind: 'kept' | 'imported') {
  return grades.findLast(
    ({ grader, judgement }) => grader.kind === kind && (isGraded(judgement) || isOwn(grader.id)),
  );
}

/** The verdict of the file that stands, whatever the rules say. */
function keptOf(grades: ImportedAnswer['grades']) {
  return lastOf(grades, 'kept') ?? grades.findLast(saysNoneOfThree);
}

function asksRules(kept: ReturnType<typeof keptOf>, verdicts: VerdictMode): boolean {
  return kept === undefined || (verdicts === 'compare' && !isOwn(kept.grader.id));
}

function labelled({ id, outcome }: { readonly id: string; readonly outcome: Outcome }) {
  return { grader: id, outcome };
}

function spoke(grader: string, judgement: Judgement): { grader: string; outcome: Outcome }[] {
  return judgement.status === 'graded' ? [{ grader, outcome: judgement.outcome }] : [];
}

/** As in a run: a judge with three words who used another has judged, and no rule decides over it. */
function saysNoneOfThree({ grader, judgement }: ImportedAnswer['grades'][number]): boolean {
  return grader.kind === 'kept' && judgement.status === 'ungraded' && judgement.why === 'not-mapped';
}

/** In an export of ours an answer without an outcome is one that stayed undecided. */
function isOwn(grader: string): boolean {
  return grader.startsWith(OWN_GRADER);
}

const NO_REPLY: Judgement = {
  status: 'ungraded',
  why: 'reply-failed',
  evidence: { text: 'the row holds no answer' },
};

function isGraded(judgement: Judgement): boolean {
  return judgement.status === 'graded';
}
