/**
 * Questions from Wikidata, in six steps that read as numbered below. Every answer of the servers is kept beside the
 * output before it is used, and nothing depends on the clock after the first start, so a killed build goes on where
 * it stopped and ends byte by byte as an undisturbed one.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ClosedbookError } from '../../core/errors.ts';
import { shortHash } from '../../core/hash.ts';
import type { Question } from '../../core/question.ts';
import type { Http } from '../../http/http.ts';
import { writeFileAtomic } from '../../rows/write-file.ts';
import { nameOf } from '../../stages/dataset/build/entity-names.ts';
import { factsFromEntity } from '../../stages/dataset/build/facts-from-entity.ts';
import type { LeftOut } from '../../stages/dataset/build/left-out.ts';
import { questionFromFact } from '../../stages/dataset/build/question-from-fact.ts';
import type { WikidataEntity } from '../../stages/dataset/build/wikidata-entity.ts';
import { openWikidata } from '../../wikidata/wikidata-client.ts';
import type { Workspace } from '../workspace.ts';
import { politeHttp, userAgent } from './polite-http.ts';
import { folderCache } from './response-cache.ts';
import type { WikidataBuildOptions } from './wikidata-build-options.ts';
import { drawnPeople, fetchItems, fetchValues, namesakes, sitelinksPathOf } from './wikidata-items.ts';

export interface BuiltQuestions {
  readonly questions: readonly Question[];
  readonly leftOut: readonly LeftOut[];
  readonly asOf: string;
  /** People per band: wanted and found. */
  readonly drawn: readonly { readonly band: string; readonly wanted: number; readonly people: number }[];
  readonly requests: { readonly asked: number; readonly cached: number; readonly repeated: number };
}

/** @throws ClosedbookError `source-failed`, `provider-unreachable`, `interrupted`; each can be resumed. */
export async function buildFromWikidata(
  options: WikidataBuildOptions,
  workspace: Workspace,
  ports: { readonly http?: Http } = {},
): Promise<BuiltQuestions> {
  const http = ports.http ?? politeHttp(workspace.env);
  let phase = 'drawing people';
  const wikidata = openWikidata({
    http,
    endpoint: options.endpoint,
    api: options.api,
    userAgent: userAgent(options, workspace),
    cache: folderCache(options.cacheFolder),
    stop: workspace.stop,
    signal: workspace.abandon,
    onAnswer: ({ asked, cached }) =>
      workspace.progress({
        stage: 'build',
        done: asked + cached,
        total: null,
        retries: http.totals().retries,
        message: phase,
      }),
  });
  try {
    // 1. The day that "now" means, kept for a build that is resumed tomorrow.
    const asOf = options.asOf ?? (await startedOn(options, workspace));
    // 2. Whom to ask about.
    const path = await sitelinksPathOf(wikidata, options);
    const drawn = await drawnPeople(wikidata, path, options);
    const ids = drawn.flatMap((band) => band.ids);
    // 3. Their items.
    phase = 'fetching people';
    const people = await fetchItems(wikidata, ids, 'full', options);
    // 4. The items they point to.
    phase = 'fetching values';
    const lookup = await fetchValues(wikidata, [...people.values()], options);
    // 5. Who shares a name with somebody.
    phase = 'looking for namesakes';
    const shared = new Map<string, ReadonlySet<string>>();
    for (const language of options.languages) {
      shared.set(language, await namesakes(wikidata, people, { language, path, options }));
    }
    // 6. Facts, and the questions that can be made of them.
    const { questions, leftOut } = questionsOfPeople(ids, { people, lookup, shared, asOf, options });
    return {
      questions: unique(questions),
      leftOut,
      asOf,
      drawn: drawn.map((band) => ({ band: band.name, wanted: band.wanted, people: band.ids.length })),
      requests: { ...wikidata.totals(), repeated: http.totals().retries },
    };
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'AbortError') throw error;
    throw new ClosedbookError('interrupted', 'the build was interrupted', {
      cause: error,
      hint: 'Run the same command again: what was fetched is kept.',
    });
  } finally {
    if (ports.http === undefined) await http.close();
  }
}

async function startedOn(options: WikidataBuildOptions, workspace: Workspace): Promise<string> {
  const { cacheFolder, ...asked } = options;
  const path = join(cacheFolder, `started-${shortHash(asked)}.txt`);
  try {
    const kept = (await readFile(path, 'utf8')).trim();
    if (/^\d{4}-\d\d-\d\d$/.test(kept)) return kept;
  } catch {}
  const today = workspace.now().toISOString().slice(0, 10);
  await writeFileAtomic(path, `${today}\n`, { replace: true });
  return today;
}

interface Fetched {
  readonly people: ReadonlyMap<string, WikidataEntity>;
  readonly lookup: (id: string) => WikidataEntity | null;
  /** Ids of people who share a name with somebody, by language. */
  readonly shared: ReadonlyMap<string, ReadonlySet<string>>;
  readonly asOf: string;
  readonly options: WikidataBuildOptions;
}

function questionsOfPeople(
  ids: readonly string[],
  { people, lookup, shared, asOf, options }: Fetched,
): { questions: Question[]; leftOut: LeftOut[] } {
  const { languages, properties, bands, seed } = options;
  const questions: Question[] = [];
  const leftOut: LeftOut[] = [];
  for (const id of ids) {
    const person = people.get(id) ?? null;
    if (person === null) {
      leftOut.push({ subjectId: id, subjectName: null, property: null, reason: 'missing-item' });
      continue;
    }
    for (const language of languages) {
      const subjectName = nameOf(person, language);
      if (shared.get(language)?.has(person.id)) {
        leftOut.push({ subjectId: id, subjectName, property: null, reason: 'shared-name' });
        continue;
      }
      const found = factsFromEntity(person, properties, { language, asOf, bands, lookup });
      leftOut.push(...found.leftOut);
      for (const fact of found.facts) {
        const question = questionFromFact(fact, { seed });
        if ('text' in question) questions.push(question);
        else leftOut.push({ subjectId: id, subjectName, property: fact.template.property, ...question });
      }
    }
  }
  return { questions, leftOut };
}

/** Two ids that redirect to one item give its questions once. */
function unique(questions: readonly Question[]): Question[] {
  return [...new Map(questions.map((question) => [question.id, question])).values()];
}
