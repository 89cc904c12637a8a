/**
 * `dataset build`: from Wikidata, or from a file of facts, to a question set in a folder: questions.jsonl, its card,
 * and left-out.csv with every fact that could not be asked and why.
 */
import { join } from 'node:path';
import { datasetCardSchema, datasetVersion } from '../../core/dataset.ts';
import { ClosedbookError } from '../../core/errors.ts';
import { factStem } from '../../core/fact-stem.ts';
import type { Question } from '../../core/question.ts';
import type { Http } from '../../http/http.ts';
import { readRows } from '../../rows/read-rows.ts';
import { parseColumnMap } from '../../rows/recognise-columns.ts';
import { writeFileAtomic } from '../../rows/write-file.ts';
import { writeRows } from '../../rows/write-rows.ts';
import { factsFromRows } from '../../stages/dataset/build/facts-from-rows.ts';
import {
  countLeftOut,
  LEFT_OUT_REASONS,
  type LeftOut,
  type LeftOutReason,
} from '../../stages/dataset/build/left-out.ts';
import {
  bandsText,
  type PopularityBand,
  popularityBands,
} from '../../stages/dataset/build/popularity-bands.ts';
import { DEFAULT_PROPERTIES, propertySources } from '../../stages/dataset/build/property-sources.ts';
import { questionFromFact } from '../../stages/dataset/build/question-from-fact.ts';
import type { Workspace } from '../workspace.ts';
import {
  type BuiltQuestions,
  buildFromWikidata,
  questionsByBand,
  WIKIDATA_API,
  WIKIDATA_ENDPOINT,
  type WikidataBuildOptions,
} from './build-from-wikidata.ts';
import { refuseToOverwrite } from './write-dataset.ts';

export interface DatasetBuildOptions {
  /** `wikidata`, or the path of a file of facts. */
  readonly from: string;
  /** Folder of the question set. */
  readonly out: string;
  /** @default the last part of the folder's name */
  readonly name?: string;
  /** Our words or Wikidata's ids. @default DEFAULT_PROPERTIES */
  readonly properties?: readonly string[];
  readonly sample?: number;
  /** @default 'popularity' */
  readonly stratify?: string;
  /** Fewest sitelinks of the five bands. */
  readonly thresholds?: readonly number[];
  readonly asOf?: string;
  /** @default ['en'] */
  readonly languages?: readonly string[];
  readonly endpoint?: string;
  readonly api?: string;
  readonly items?: readonly string[];
  readonly where?: string;
  /** @default 'ids' at the public endpoint, 'list' elsewhere */
  readonly tail?: string;
  readonly contact?: string;
  /** @default 'check' */
  readonly namesakes?: string;
  /** @default 1 */
  readonly seed?: number;
  /** Where answers are kept. @default the folder with `.cache` behind it */
  readonly cache?: string;
  /** Columns of a file of facts, `field=column`. */
  readonly map?: readonly string[];
}

export interface DatasetBuild {
  readonly name: string;
  readonly version: string;
  readonly asOf: string;
  readonly questions: number;
  readonly subjects: number;
  readonly byProperty: Readonly<Record<string, number>>;
  readonly byBand: Readonly<Record<string, number>>;
  /** Facts asked in each language, and those asked in another one that it lacks; empty for one language. */
  readonly byLanguage: Readonly<Record<string, { readonly questions: number; readonly lacking: number }>>;
  /** The thresholds of the bands, as one line. */
  readonly bands: string;
  readonly drawn: BuiltQuestions['drawn'];
  readonly leftOut: readonly {
    readonly reason: LeftOutReason;
    readonly meaning: string;
    readonly count: number;
    /** One of them, as a person would name it. */
    readonly example: string;
  }[];
  readonly requests: BuiltQuestions['requests'];
  readonly files: readonly string[];
}

/** @throws ClosedbookError for options, files and sources; what was fetched is kept for the next try. */
export async function buildDataset(
  options: DatasetBuildOptions,
  workspace: Workspace,
  ports: { readonly http?: Http } = {},
): Promise<DatasetBuild> {
  refuseToOverwrite(options.out);
  const bands = popularityBands(options.thresholds);
  const built =
    options.from === 'wikidata'
      ? await buildFromWikidata(wikidataOptions(options, workspace), workspace, ports)
      : await buildFromFacts(options, workspace, bands);
  if (built.questions.length === 0) {
    const reasons = countLeftOut(built.leftOut).map(({ reason, count }) => `${reason} ${count}`);
    throw new ClosedbookError(
      'file-empty',
      `no fact could be asked; left out: ${reasons.join(', ') || 'nothing'}`,
      {
        hint: 'Choose other --properties or people; docs/building-questions.md explains the reasons.',
      },
    );
  }
  return writeBuild(built, options, bands);
}

/** What a build from Wikidata is asked to do, checked. @throws ClosedbookError `usage`. */
export function wikidataOptions(
  options: DatasetBuildOptions,
  workspace: Pick<Workspace, 'now'>,
): WikidataBuildOptions {
  const { endpoint = WIKIDATA_ENDPOINT, api = WIKIDATA_API, items = [], where, sample, asOf } = options;
  const { languages = ['en'], contact = null } = options;
  for (const address of [endpoint, api]) {
    if (!URL.canParse(address) || !/^https?:/.test(address)) throw usage('an address with http(s)', address);
  }
  const wrong = items.find((id) => !/^Q[1-9]\d*$/.test(id));
  if (wrong !== undefined) throw usage('item ids like Q42 after --items', wrong);
  const properties = propertySources(options.properties?.length ? options.properties : DEFAULT_PROPERTIES);
  if (sample === undefined && items.length === 0 && where === undefined) {
    throw new ClosedbookError('usage', 'expected --sample N, --items or --where, got none of them', {
      hint: 'Wikidata holds some twelve million people: say how many, or whom.',
    });
  }
  if (asOf !== undefined) checkDay(asOf, workspace.now());
  const strange = languages.find((language) => !/^[a-z]{2,3}(?:-[a-z]+)*$/.test(language));
  if (strange !== undefined) throw usage('language codes like en', strange);
  return {
    properties,
    sample: sample ?? null,
    stratify: word('--stratify', options.stratify ?? 'popularity', ['popularity', 'none']),
    bands: popularityBands(options.thresholds),
    asOf: asOf ?? null,
    languages: [...new Set(languages)],
    endpoint,
    api,
    items,
    where: where ?? null,
    tail: word('--tail', options.tail ?? (endpoint === WIKIDATA_ENDPOINT ? 'ids' : 'list'), ['ids', 'list']),
    contact,
    namesakes: word('--namesakes', options.namesakes ?? 'check', ['check', 'ignore']),
    seed: options.seed ?? 1,
    cacheFolder: options.cache ?? `${options.out.replace(/[/\\]+$/, '')}.cache`,
  };
}

async function buildFromFacts(
  options: DatasetBuildOptions,
  workspace: Workspace,
  bands: readonly PopularityBand[],
): Promise<BuiltQuestions> {
  const today = workspace.now();
  const asOf = options.asOf ?? today.toISOString().slice(0, 10);
  checkDay(asOf, today);
  const { facts, leftOut: contradicted } = await factsFromRows(readRows(options.from), {
    asOf,
    language: options.languages?.[0] ?? 'en',
    bands,
    map: parseColumnMap(options.map ?? []),
  });
  const questions: Question[] = [];
  const leftOut: LeftOut[] = [...contradicted];
  for (const fact of facts) {
    const { subject, template } = fact;
    const question = questionFromFact(fact, { seed: options.seed ?? 1 });
    if ('text' in question) questions.push(question);
    else
      leftOut.push({
        subjectId: subject.id,
        subjectName: subject.name,
        property: template.property,
        ...question,
      });
  }
  return { questions, leftOut, asOf, drawn: [], requests: { asked: 0, cached: 0, repeated: 0 } };
}

async function writeBuild(
  built: BuiltQuestions,
  options: DatasetBuildOptions,
  bands: readonly PopularityBand[],
): Promise<DatasetBuild> {
  const { questions, leftOut, asOf } = built;
  const out = options.out.replace(/[/\\]+$/, '');
  const name = options.name ?? (out.split(/[/\\]/).at(-1) || 'questions');
  const fromWikidata = options.from === 'wikidata';
  const languages = [...new Set(questions.flatMap(({ language }) => language ?? []))];
  const byLanguage = languages.length > 1 ? factsByLanguage(questions) : {};
  const card = datasetCardSchema.parse({
    name,
    title: fromWikidata
      ? `Facts about people, from Wikidata as of ${asOf}`
      : `Facts about people as of ${asOf}`,
    description: `${counted(questions.length, 'question', 'questions')} on ${counted(countSubjects(questions), 'person', 'people')}, each with one checkable answer and its source.`,
    made: fromWikidata
      ? 'closedbook dataset build --from wikidata: statements with rank, qualifiers, precision and calendar; what is disputed, hedged, nameless or not bounded is left out (left-out.csv).'
      : 'closedbook dataset build from a file of facts; contradictions are left out (left-out.csv).',
    sources: fromWikidata
      ? [{ name: 'Wikidata', url: 'https://www.wikidata.org', licence: 'CC0-1.0' }]
      : [
          ...new Map(
            questions.flatMap(({ source }) => source.map(({ note: _, ...one }) => [one.name, one])),
          ).values(),
        ],
    licence: fromWikidata ? 'CC0-1.0' : 'unknown',
    limits: [
      `Popularity bands by Wikidata sitelinks: ${bandsText(bands)}.`,
      ...(languages.length > 1
        ? [
            `Facts by language: ${Object.entries(byLanguage)
              .map(([language, { questions: asked, lacking }]) => `${language} ${asked}, ${lacking} lacking`)
              .join('; ')}. A fact is left out where the person or the value has no name in the language.`,
          ]
        : []),
      'An answer that is true and not in the source is counted wrong; expect about 1 % wrong or disputed gold among the famous and 2 to 10 % in the tail.',
    ],
    ...(languages.length === 1 && { language: languages[0] }),
    asOf,
  });
  const files = ['questions.jsonl', 'card.json', 'left-out.csv'].map((file) => join(out, file));
  const [questionsFile, cardFile, leftOutFile] = files as [string, string, string];
  await writeRows(questionsFile, questions as readonly (Question & Record<string, unknown>)[]);
  await writeFileAtomic(cardFile, `${JSON.stringify(card, null, 2)}\n`);
  const columns = ['subject_id', 'subject', 'property', 'reason', 'meaning', 'detail'];
  await writeRows(
    leftOutFile,
    leftOut.map((one) => ({
      subject_id: one.subjectId,
      subject: one.subjectName,
      property: one.property,
      reason: one.reason,
      meaning: LEFT_OUT_REASONS[one.reason],
      detail: one.detail,
    })),
    { columns },
  );
  return {
    name,
    version: datasetVersion(questions),
    asOf,
    questions: questions.length,
    subjects: countSubjects(questions),
    byProperty: countsOf(questions.map(({ property }) => property ?? '')),
    byBand: questionsByBand(questions, bands),
    byLanguage,
    bands: bandsText(bands),
    drawn: built.drawn,
    leftOut: countLeftOut(leftOut).map(({ reason, count }) => ({
      reason,
      meaning: LEFT_OUT_REASONS[reason],
      count,
      example: exampleOf(leftOut, reason),
    })),
    requests: built.requests,
    files,
  };
}

function exampleOf(leftOut: readonly LeftOut[], reason: LeftOutReason): string {
  const one = leftOut.find((each) => each.reason === reason);
  if (one === undefined) return '';
  const what = [one.subjectName ?? one.subjectId, one.property].filter((part) => part !== null).join(', ');
  return one.detail === undefined ? what : `${what}: ${one.detail}`;
}

function countsOf(words: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const each of words) counts.set(each, (counts.get(each) ?? 0) + 1);
  return Object.fromEntries([...counts].sort((a, b) => b[1] - a[1]));
}

/** Facts of all languages together less those of each are what it lacks. */
function factsByLanguage(questions: readonly Question[]): DatasetBuild['byLanguage'] {
  const facts = new Set(questions.map(factStem)).size;
  const counts = countsOf(questions.map(({ language = '' }) => language));
  return Object.fromEntries(
    Object.entries(counts).map(([language, asked]) => [
      language,
      { questions: asked, lacking: facts - asked },
    ]),
  );
}

function countSubjects(questions: readonly Question[]): number {
  return new Set(questions.map(({ subject }) => subject?.id ?? subject?.name)).size;
}

function counted(n: number, one: string, several: string): string {
  return `${n} ${n === 1 ? one : several}`;
}

function checkDay(day: string, today: Date): void {
  const valid = /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`));
  if (!valid) throw usage('a date as 2026-01-31 after --as-of', day);
  if (day > today.toISOString().slice(0, 10)) {
    throw usage('an --as-of date that is not in the future', day);
  }
}

function word<T extends string>(option: string, given: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === given);
  if (found === undefined) throw usage(`${allowed.join(' or ')} after ${option}`, given);
  return found;
}

function usage(expected: string, got: string): ClosedbookError {
  return new ClosedbookError('usage', `expected ${expected}, got "${got}"`);
}
