/**
 * The pass over the files: one answer at a time, counted, given its identity in the run, and stored in batches, so that
 * a log larger than memory goes through. A dry run is the same pass without a store.
 */
import { counted } from '../../core/counted.ts';
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import type { Question } from '../../core/question.ts';
import type { RubricChoice } from '../../core/rubric.ts';
import type { Redact } from '../../model/redact.ts';
import { namedFiles } from '../../rows/file-names.ts';
import type { VerdictMemory } from '../../stages/grade/rules/remembered-verdict.ts';
import { type AnswerIdentity, answerIdentity, severalTasksNote } from '../answer-identity.ts';
import type { FoundFile } from '../answer-sources.ts';
import { askedOfRules } from '../asked-of-rules.ts';
import type { FileReading } from '../file-reading.ts';
import { type MetDesign, oneDesign } from '../one-design.ts';
import { apartByFile, type PoolingOptions, pooledAnswers } from '../pooled-answers.ts';
import { forcedNote, openAnswers, type VerdictMode } from '../read-answers.ts';
import { inPages, openRulesAhead, type RulesAhead } from '../rules-ahead.ts';
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
  const rules = openRulesAhead<PlacedRow>({
    memory,
    // A dry run grades nothing.
    use: target === null ? undefined : workspace.threads,
    asked: ({ answer: { reply }, question }) =>
      reply.status === 'answered' ? askedOfRules(reply.text, question, rubric) : null,
  });
  try {
    return await streamed(sources, target, { ...options, memory, rules });
  } finally {
    await rules.close();
  }
}

async function streamed(
  sources: readonly FoundFile[],
  target: ImportTarget | null,
  {
    memory,
    rules,
    ...options
  }: ImportStreamOptions & {
    readonly memory: VerdictMemory;
    readonly rules: RulesAhead<PlacedRow>;
  },
): Promise<ImportedStream> {
  const { workspace } = options;
  const identity = answerIdentity({ severalFiles: sources.length > 1, byTask: options.byTask });
  const writer = answerWriter(target, { ...options, memory });
  const names = namedFiles(sources.map(({ path }) => path));
  const files: ImportedFile[] = [];
  const firstPath = new Map<string, string>();
  const design = oneDesign();
  let done = 0;
  for (const { path, codec, sha256 } of sources) {
    identity.beginFile();
    const { map, outcomes, modelFrom, model, verdicts, redact, sheet, fill, questionFiles } = options;
    const named = names.get(path);
    const { header, answers, ending } = await openAnswers(path, codec, {
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
    });
    const tally = importTally(header);
    let inFile = 0;
    const placed = async function* (): AsyncGenerator<PlacedRow> {
      for await (const read of answers) {
        const first = firstPath.get(read.respondent.id) ?? path;
        firstPath.set(read.respondent.id, first);
        const isApart = options.apart === true && first !== path;
        const answer = isApart ? apartByFile(read, named?.name ?? path) : read;
        yield {
          answer,
          ...identified(answer, identity, {
            pool: options.pool === true,
            met: (earlier) => {
              if (!options.apart) throw pooledAnswers(answer, { first: sources[earlier]?.path, path });
            },
          }),
        };
      }
    };
    for await (const page of rules.ahead(inPages(placed()))) {
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
    const end = ending?.();
    const { format, title, status, notes } = header;
    files.push({
      path,
      format,
      title,
      status,
      modelsNamed: header.models,
      sha256,
      ...tally.finish(end),
      notes: [
        ...(named?.forcedOf === undefined ? [] : [forcedNote(named.forcedOf)]),
        ...notes,
        ...(end?.notes ?? []),
      ],
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
    notes: [
      ...(identity.movedTrials === 0
        ? []
        : [
            `${counted(identity.movedTrials, 'answer repeats', 'answers repeat')} an asking of the same respondent: further trials`,
          ]),
      ...severalTasksNote(identity),
    ],
  };
}

interface PlacedRow {
  readonly answer: ImportedAnswer;
  readonly question: Question;
  readonly trial: number;
}

function identified(
  answer: ImportedAnswer,
  identity: AnswerIdentity,
  { pool, met }: { readonly pool: boolean; readonly met: (file: number) => void },
): Omit<PlacedRow, 'answer'> {
  const { question, earlier } = pool
    ? { question: identity.question(answer.question), earlier: null }
    : identity.asked(answer);
  if (earlier !== null) met(earlier);
  return { question, trial: identity.trial(answer, question.id) };
}
