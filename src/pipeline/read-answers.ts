/**
 * The one way from a file of answers to answers: whatever reads a file (import, report, analyze, check, compare, grade,
 * agreement) reads it here, so that one file has one set of respondents, failures and verdicts. Which of the file's
 * verdicts stand is decided over the file's beginning and not a row: a grader that has a word for declining judged three
 * ways, one without may call a refusal wrong.
 */
import { resolve } from 'node:path';
import type { Codec, ImportOptions, OpenedImport } from '../core/codec.ts';
import { ClosedbookError } from '../core/errors.ts';
import type { Judgement } from '../core/grade.ts';
import type { ImportedAnswer, ToolValue } from '../core/imported-answer.ts';
import type { Question } from '../core/question.ts';
import { remembered } from '../core/remembered.ts';
import type { ClosedBookLevel } from '../core/reply.ts';
import { withoutUrlSecrets } from '../core/url-secrets.ts';
import { type PathFacts, pathFacts } from '../interop/path-facts.ts';
import { settleAnswer } from '../interop/settle-answer.ts';
import { restsOnNumber, unmappedWord } from '../interop/tool-judgement.ts';
import { withPathFacts } from '../interop/with-path-facts.ts';
import { otherNames } from '../model/known-models.ts';
import { browsesByItself } from '../model/model-name.ts';
import { type Redact, redactRecord } from '../model/redact.ts';
import { namesModel, servedModel } from '../reading/served-model.ts';
import { type QuestionBook, questionBook } from './question-book.ts';

/**
 * Whose word stands. `compare`: three-way verdicts of the file, held against the rules; two-way ones only where rules
 * leave open. `keep`: every verdict of the file. `rules`: none of them.
 */
export const VERDICT_MODES = ['compare', 'keep', 'rules'] as const;
export type VerdictMode = (typeof VERDICT_MODES)[number];

/** @throws ClosedbookError `usage`. */
export function verdictMode(word: string | undefined, { rulesOnly = false } = {}): VerdictMode {
  const mode = VERDICT_MODES.find((one) => one === (word ?? (rulesOnly ? 'rules' : 'compare')));
  if (mode !== undefined && (!rulesOnly || mode === 'rules')) return mode;
  throw new ClosedbookError(
    'usage',
    mode === undefined
      ? `--verdicts: expected one of ${VERDICT_MODES.join(', ')}, got "${word}"`
      : `--rules-only lets none of the file's verdicts stand, and --verdicts ${mode} lets some`,
    { hint: 'Name one of the three, or leave the other option out.' },
  );
}

export interface ReadAnswersOptions extends ImportOptions {
  /** @default 'compare' */
  readonly verdicts?: VerdictMode;
  /** Patterns of paths that say who answered under which instruction. */
  readonly modelFrom?: readonly string[];
  /** The file holds guesses that were demanded, by its name beside another. */
  readonly forced?: boolean;
  /** A thread for long files, which reads them up to what they tell; what is made of it is made here. @default none */
  readonly elsewhere?: OpenElsewhere | undefined;
  /** Logs keep the addresses their models were asked at, with what opened them. @default takes that out */
  readonly redact?: Redact;
}

/** Opens a file for its codec in another thread; null where it is better read in this one, or cannot be. */
export type OpenElsewhere = (
  path: string,
  codec: Codec,
  given: { readonly options: ImportOptions; readonly here: () => Promise<OpenedImport> },
) => Promise<OpenedImport | null>;

/** What is told of a file that was taken for another's forced pass. */
export function forcedNote(forcedOf: string): string {
  return `by its name it holds the guesses demanded of ${forcedOf}: its answers are the forced pass`;
}

/** Answers looked at before the first is given, to learn how many ways each grader of the file judges. */
const LOOKED_AT = 5000;

/** Opens a file that a codec claims. @throws ClosedbookError of reading. */
export async function openAnswers(
  path: string,
  codec: Codec,
  {
    verdicts = 'compare',
    modelFrom,
    forced = false,
    redact = withoutUrlSecrets,
    elsewhere,
    ...options
  }: ReadAnswersOptions = {},
): Promise<OpenedImport> {
  const facts: PathFacts = {
    ...(forced ? { pass: 'forced' as const } : {}),
    ...(modelFrom === undefined ? {} : pathFacts(resolve(path), modelFrom)),
  };
  const model = options.model ?? facts.model;
  const { questionFiles = [] } = options;
  const book = questionFiles.length === 0 ? null : await questionBook(questionFiles);
  const asked = { ...options, ...(model === undefined ? {} : { model }) };
  const here = () => codec.open(path, asked);
  const opened = (await elsewhere?.(path, codec, { options: asked, here })) ?? (await here());
  const { header, ending } = opened;
  const words = unmappedWords();
  return {
    header: redactRecord(header, redact),
    ending: () => {
      const told = ending?.() ?? { recomputedMetrics: [], notes: [] };
      return redactRecord(
        { ...told, notes: [...told.notes, ...(book?.notes() ?? []), ...words.notes()] },
        redact,
      );
    },
    answers: standing(opened.answers, { mode: verdicts, settled: settler({ facts, redact, book }), words }),
  };
}

const MOST_WORDS = 6;

/** Words of judges with three words that are none of them: they leave their answers undecided, and are named. */
function unmappedWords() {
  const counts = new Map<string, Map<string, number>>();
  return {
    add(grader: string, word: string): void {
      const words = counts.get(grader) ?? new Map<string, number>();
      if (words.size >= 1000 && !words.has(word)) return;
      counts.set(grader, words.set(word, (words.get(word) ?? 0) + 1));
    },
    notes: (): string[] =>
      [...counts].map(([grader, words]) => {
        const all = [...words].toSorted(([, a], [, b]) => b - a);
        const shown = all.slice(0, MOST_WORDS).map(([word, count]) => `"${word.slice(0, 40)}" × ${count}`);
        const more = all.length > MOST_WORDS ? ` and ${all.length - MOST_WORDS} more` : '';
        return `${grader} says ${shown.join(', ')}${more}, which is none of correct, incorrect and refused: kept as its word, and those answers are left undecided`;
      }),
  };
}

/** One after the other, what a path tells and what a whole reply is; a pass of its own over each would cost a promise an answer. */
function settler({
  facts,
  redact,
  book,
}: {
  readonly facts: PathFacts;
  readonly redact: Redact;
  readonly book: QuestionBook | null;
}): (answer: ImportedAnswer) => ImportedAnswer {
  const told = Object.keys(facts).length === 0 ? null : withPathFacts(facts);
  // Rows share their questions, and most of a row's texts are its question's.
  const questions = new WeakMap<Question, Question>();
  return (given) => {
    const answer = book === null ? given : book.join(given);
    const { question } = answer;
    if (!questions.has(question)) questions.set(question, redactRecord(question, redact));
    const said = told === null ? answer : told(answer);
    return settleAnswer(withServed(withBrowsing(redactRecord(said, redact, questions))));
  };
}

async function* standing(
  answers: AsyncIterable<ImportedAnswer>,
  {
    mode,
    settled,
    words,
  }: {
    readonly mode: VerdictMode;
    readonly settled: (answer: ImportedAnswer) => ImportedAnswer;
    readonly words: ReturnType<typeof unmappedWords>;
  },
): AsyncGenerator<ImportedAnswer> {
  const begun: ImportedAnswer[] = [];
  const kept = new Set<string>();
  const scales = new Set<string>();
  const marked = (answer: ImportedAnswer) => {
    const given = withKept(scales.size === 0 ? answer : withoutScales(answer, scales), kept, mode);
    if (given.reply.status !== 'answered') return given;
    for (const { grader, judgement } of given.grades) {
      if (grader.kind !== 'kept' || judgement.status === 'graded') continue;
      const word = unmappedWord(judgement);
      if (word !== null) words.add(grader.id, word);
    }
    return given;
  };
  let looking = true;
  for await (const given of answers) {
    const answer = settled(given);
    if (!looking) yield marked(answer);
    else {
      begun.push(answer);
      for (const { name, value } of answer.verdicts ?? []) if (isBeyondMarks(value)) scales.add(name);
      for (const grade of answer.grades) if (judgesThreeWays(grade)) kept.add(grade.grader.id);
      if (begun.length < LOOKED_AT) continue;
      looking = false;
      yield* takenOut(begun, marked);
    }
  }
  yield* takenOut(begun, marked);
}

/** Each is let go of when it is given: what is worked out of its question lives as long as the question does. */
function* takenOut(
  begun: ImportedAnswer[],
  marked: (answer: ImportedAnswer) => ImportedAnswer,
): Generator<ImportedAnswer> {
  begun.reverse();
  while (begun.length > 0) yield marked(begun.pop()!);
}

/** Marks of right and wrong are 1 and 0; a column that also says 9, or −1, has a scale, on which 1 may be the worst. */
function isBeyondMarks(value: ToolValue): boolean {
  const number = typeof value === 'number' ? value : Number.NaN;
  return number > 1 || number < 0;
}

function withoutScales(answer: ImportedAnswer, scales: ReadonlySet<string>): ImportedAnswer {
  const isOfScale = ({ grader, judgement }: ImportedAnswer['grades'][number]) =>
    grader.kind === 'imported' &&
    judgement.status === 'graded' &&
    // What a table's numbers mean was decided over its column, where −1 may be a verdict.
    !grader.id.startsWith('imported:file/') &&
    scales.has(grader.id.slice(grader.id.indexOf('/') + 1)) &&
    restsOnNumber(judgement);
  if (!answer.grades.some(isOfScale)) return answer;
  const grades = answer.grades.map((grade) =>
    isOfScale(grade)
      ? {
          ...grade,
          judgement: {
            status: 'ungraded' as const,
            why: 'not-mapped' as const,
            evidence: scaled(grade.judgement),
          },
        }
      : grade,
  );
  return { ...answer, grades };
}

function scaled({ evidence }: Judgement): Judgement['evidence'] {
  return { ...evidence, text: `${evidence.text}; its other values go beyond 1 and 0: a scale` };
}

function judgesThreeWays({ threeWay, judgement }: ImportedAnswer['grades'][number]): boolean {
  return threeWay === true || (judgement.status === 'graded' && judgement.outcome === 'refused');
}

function withKept(answer: ImportedAnswer, kept: ReadonlySet<string>, mode: VerdictMode): ImportedAnswer {
  if (answer.grades.length === 0) return answer;
  const isKept = ({ grader, judgement }: ImportedAnswer['grades'][number]) =>
    grader.kind === 'imported' &&
    mode !== 'rules' &&
    (judgement.status === 'graded'
      ? mode === 'keep' || kept.has(grader.id)
      : kept.has(grader.id) && (judgement.why !== 'not-mapped' || unmappedWord(judgement) !== null));
  if (!answer.grades.some(isKept)) return answer;
  return { ...answer, grades: answer.grades.map((grade) => (isKept(grade) ? keptGrade(grade) : grade)) };
}

/** Rows of one verdict share one grade. */
const keptGrade = remembered(
  (grade: ImportedAnswer['grades'][number]) => ({ ...grade, grader: keptGrader(grade.grader) }),
  { most: 200 },
);

const keptGrader = remembered(
  (grader: ImportedAnswer['grades'][number]['grader']) => ({ ...grader, kind: 'kept' as const }),
  { most: 200 },
);

/** A look-up outranks another model's words: both leave the reply out. */
export function closedBookOf(signs: readonly string[]): ClosedBookLevel {
  if (signs.length === 0) return 'unverified';
  return signs.every((sign) => sign.startsWith('other-model: ')) ? 'other-model' : 'violated';
}

/** A model that searches by itself leaves no sign in most logs but its name. */
function withBrowsing(answer: ImportedAnswer): ImportedAnswer {
  const { model } = answer.respondent;
  if (!browsesByItself(model)) return answer;
  return { ...answer, closedBookSigns: [...(answer.closedBookSigns ?? []), `browsing-model: ${model}`] };
}

/** A log that names the model which answered, and names another than was asked. */
function withServed(answer: ImportedAnswer): ImportedAnswer {
  const { model } = answer.respondent;
  const served = answer.servedModel ?? null;
  if (served === null) return answer;
  // Respondents of files often go by a label of their author's.
  if (!namesModel(model) || servedModel([model, ...otherNames(model)], served) !== 'other') return answer;
  const sign = `other-model: ${model} asked, ${served} answered`;
  return { ...answer, closedBookSigns: [...(answer.closedBookSigns ?? []), sign] };
}
