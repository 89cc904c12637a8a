/**
 * A built question set on disk: questions.jsonl, its card, and left-out.csv with every fact that could not be asked and why.
 */
import { join } from 'node:path';
import { datasetCardSchema, datasetVersion } from '../../core/dataset.ts';
import { factStem } from '../../core/fact-stem.ts';
import type { Question } from '../../core/question.ts';
import { writeFileAtomic } from '../../rows/write-file.ts';
import { writeRows } from '../../rows/write-rows.ts';
import {
  countLeftOut,
  LEFT_OUT_REASONS,
  type LeftOut,
  type LeftOutReason,
} from '../../stages/dataset/build/left-out.ts';
import { bandOf, bandsText, type PopularityBand } from '../../stages/dataset/build/popularity-bands.ts';
import type { BuiltQuestions } from './build-from-wikidata.ts';
import type { DatasetBuildOptions } from './build-options.ts';

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

export async function writeBuild(
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

/** Questions per band of what was built, best known first. */
function questionsByBand(
  questions: readonly Question[],
  bands: readonly PopularityBand[],
): Record<string, number> {
  const counts = new Map(bands.map(({ name }) => [name, 0]));
  for (const { popularity } of questions) {
    const name = popularity?.band ?? bandOf(popularity?.value ?? -1, bands)?.name ?? 'no band';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}
