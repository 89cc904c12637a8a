/**
 * The pass over the files: one answer at a time, counted, given its identity in the run, and stored in batches, so that
 * a log larger than memory goes through. A dry run is the same pass without a store.
 */

import type { Codec, ImportEnding, ImportHeader } from '../../core/codec.ts';
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import type { RubricChoice } from '../../core/rubric.ts';
import { type Redact, redactedKeys } from '../../model/redact.ts';
import { namedFiles } from '../../rows/file-names.ts';
import type { VerdictMemory } from '../../stages/grade/rules/remembered-verdict.ts';
import { answerIdentity, movedTrialsNote, severalTasksNote } from '../answer-identity.ts';
import { answerPlaces, type PlacedAnswer } from '../answer-places.ts';
import type { FoundFile } from '../answer-sources.ts';
import { askedOfRules } from '../asked-of-rules.ts';
import type { FileReading } from '../file-reading.ts';
import { type MetDesign, oneDesign } from '../one-design.ts';
import type { PoolingOptions } from '../pooled-answers.ts';
import { forcedNote, openAnswers, type ReadAnswersOptions, type VerdictMode } from '../read-answers.ts';
import type { ReadAnswer } from '../reader/packed-answers.ts';
import { type ReadingThread, readingThread } from '../reader/reading-thread.ts';
import { inPages, openRulesAhead, type RowAhead, type RulesAhead } from '../rules-ahead.ts';
import type { Workspace } from '../workspace.ts';
import { answerWriter, type ImportTarget, type RuledAnswers } from './answer-writer.ts';
import { importVerdicts } from './import-records.ts';
import { stopIfAsked } from './import-stop.ts';
import { type FileTally, importTally } from './import-tally.ts';

export interface ImportedFile extends FileTally {
  readonly path: string;
  readonly format: string;
  readonly title: string;
  readonly status: string;
  /** As the file names them, also where it holds no answers. */
  readonly modelsNamed: readonly string[];
  readonly sha256: string;
  readonly notes: readonly string[];
}

export interface ImportStreamOptions extends FileReading, PoolingOptions {
  readonly model?: string;
  readonly verdicts?: VerdictMode;
  readonly rubric: RubricChoice;
  readonly redact: Redact;
  readonly workspace: Workspace;
  /** Whether the same words in two tasks are two questions from the start, as answerIdentity takes it. */
  readonly byTask?: boolean;
}

export interface ImportedStream {
  readonly answers: number;
  readonly questions: number;
  readonly respondents: readonly string[];
  readonly files: readonly ImportedFile[];
  /** How the questions were drawn or the end was chosen, where replies do not count as they are. */
  readonly design: MetDesign;
  /** What stands once our rules have spoken; nothing in a dry run. */
  readonly standing: RuledAnswers;
  readonly notes: readonly string[];
}

/** Answers of one progress event. */
const TOLD_EVERY = 1000;

/** Reads every source into the target; without a target it only counts. */
export async function importStream(
  sources: readonly FoundFile[],
  target: ImportTarget | null,
  options: ImportStreamOptions,
): Promise<ImportedStream> {
  const { workspace, rubric } = options;
  const memory = importVerdicts();
  const thread = readingThread(target === null ? undefined : workspace.threads);
  const rules = openRulesAhead<PlacedAnswer>({
    memory,
    // A dry run grades nothing.
    use: target === null ? undefined : workspace.threads,
    asked: ({ answer: { reply }, question }) =>
      reply.status === 'answered' ? askedOfRules(reply.text, question, rubric) : null,
  });
  try {
    return await streamed(sources, target, { ...options, memory, rules, thread });
  } finally {
    await Promise.all([rules.close(), thread.close()]);
  }
}

async function streamed(
  sources: readonly FoundFile[],
  target: ImportTarget | null,
  {
    memory,
    rules,
    thread,
    ...options
  }: ImportStreamOptions & {
    readonly memory: VerdictMemory;
    readonly thread: ReadingThread;
    readonly rules: RulesAhead<PlacedAnswer>;
  },
): Promise<ImportedStream> {
  const { workspace } = options;
  const identity = answerIdentity({ severalFiles: sources.length > 1, byTask: options.byTask });
  const writer = answerWriter(target, { ...options, memory });
  const paths = sources.map(({ path }) => path);
  const names = namedFiles(paths);
  const placed = answerPlaces(paths, identity, options);
  const files: ImportedFile[] = [];
  const design = oneDesign();
  let done = 0;
  for (const { path, codec, sha256 } of sources) {
    identity.beginFile();
    const { map, outcomes, modelFrom, model, verdicts, redact, sheet, fill, questionFiles } = options;
    const named = names.get(path);
    const reading = {
      map,
      outcomes,
      modelFrom,
      sheet,
      fill,
      questionFiles,
      model,
      verdicts,
      redact,
      fileName: named?.name,
      forced: named?.forcedOf !== undefined,
    };
    const { header, pages, ending } = await placedPages({
      path,
      codec,
      place: (read) => placed(read, path),
      rules,
      thread,
      reading,
      options,
    });
    const tally = importTally(header);
    let inFile = 0;
    for await (const page of pages) {
      for (const { row, said } of page) {
        const { answer, question, trial } = row;
        design.add(answer, question.id);
        tally.add(answer, { question: identity.numberOf(question.id), trial });
        writer.add(answer, { question, trial, said });
        if (writer.isFull()) await writer.flush();
        inFile += 1;
        if (inFile % TOLD_EVERY === 0) {
          const total = sources.length === 1 ? (header.expectedAnswers ?? null) : null;
          workspace.progress({ stage: 'import', done: done + inFile, total, message: path });
          stopIfAsked(workspace);
        }
      }
    }
    done += inFile;
    const end = ending();
    const { format, title, status, notes } = header;
    files.push({
      path,
      format,
      title,
      status,
      modelsNamed: header.models,
      sha256,
      ...tally.finish(end),
      notes: [...(named?.forcedOf === undefined ? [] : [forcedNote(named.forcedOf)]), ...notes, ...end.notes],
    });
  }
  await writer.flush();
  return {
    answers: done,
    questions: identity.questions,
    respondents: writer.respondents(),
    files,
    design: design.found(),
    standing: writer.standing(),
    notes: [...movedTrialsNote(identity), ...severalTasksNote(identity)],
  };
}

/** By a thread that reads and asks the rules where the file is long, by this one else. */
async function placedPages({
  path,
  codec,
  place,
  rules,
  thread,
  reading,
  options: { rubric, workspace },
}: {
  readonly path: string;
  readonly codec: Codec;
  readonly place: (answer: ImportedAnswer) => PlacedAnswer;
  readonly rules: RulesAhead<PlacedAnswer>;
  readonly thread: ReadingThread;
  readonly reading: ReadAnswersOptions & Pick<ImportStreamOptions, 'redact'>;
  readonly options: Pick<ImportStreamOptions, 'rubric' | 'workspace'>;
}): Promise<{
  readonly header: ImportHeader;
  readonly pages: AsyncIterable<readonly RowAhead<PlacedAnswer>[]>;
  ending(): ImportEnding;
}> {
  const here = () => openAnswers(path, codec, reading);
  const { redact, ...rest } = reading;
  const keys = redactedKeys(redact);
  const { threads = 1, from } = workspace.threads ?? {};
  const elsewhere =
    keys === null
      ? null
      : await thread.open(path, codec, {
          here,
          rows: false,
          reading: { upTo: 'verdicts', options: rest, keys, rubric, threads, from },
        });
  if (elsewhere !== null) {
    const { header, pages, ending } = elsewhere;
    return { header, pages: placedOf(pages, place), ending };
  }
  const { header, answers, ending } = await here();
  async function* placed(): AsyncGenerator<PlacedAnswer> {
    for await (const answer of answers) yield place(answer);
  }
  return {
    header,
    pages: rules.ahead(inPages(placed())),
    ending: () => ending?.() ?? { recomputedMetrics: [], notes: [] },
  };
}

async function* placedOf(
  pages: AsyncIterable<readonly ReadAnswer[]>,
  place: (answer: ImportedAnswer) => PlacedAnswer,
): AsyncGenerator<readonly RowAhead<PlacedAnswer>[]> {
  for await (const page of pages) {
    yield page.map(({ answer, said }) => ({ row: place(answer), said }));
    await turn();
  }
}

/** What came from the thread, and Ctrl-C, is heard of between two pages and at no other time. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
