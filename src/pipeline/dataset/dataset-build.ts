/**
 * `dataset build`: from Wikidata, or from a file of facts, to a question set in a folder: questions.jsonl, its card,
 * and left-out.csv with every fact that could not be asked and why.
 */
import { ClosedbookError } from '../../core/errors.ts';
import type { Question } from '../../core/question.ts';
import type { Http } from '../../http/http.ts';
import { readRows } from '../../rows/read-rows.ts';
import { parseColumnMap } from '../../rows/recognise-columns.ts';
import { factsFromRows } from '../../stages/dataset/build/facts-from-rows.ts';
import { countLeftOut, type LeftOut } from '../../stages/dataset/build/left-out.ts';
import { type PopularityBand, popularityBands } from '../../stages/dataset/build/popularity-bands.ts';
import { questionFromFact } from '../../stages/dataset/build/question-from-fact.ts';
import type { Workspace } from '../workspace.ts';
import { type BuiltQuestions, buildFromWikidata } from './build-from-wikidata.ts';
import { checkDay, type DatasetBuildOptions, wikidataOptions } from './build-options.ts';
import { type DatasetBuild, writeBuild } from './write-build.ts';
import { refuseToOverwrite } from './write-dataset.ts';

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
