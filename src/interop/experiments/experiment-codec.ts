/**
 * The codec of a tracing platform out of a reader that says what a row looks like and which case it is. The file is read
 * twice: what a scorer's 1 means is decided over all it wrote, and platforms keep the model and the price of a case in
 * spans beside it.
 */

import type { Codec, FileGlance, ImportOptions, OpenedImport } from '../../core/codec.ts';
import { counted } from '../../core/counted.ts';
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import { fileStem } from '../../rows/file-names.ts';
import { contentIds } from '../content-ids.ts';
import type { LooseRecord } from '../loose.ts';
import { withOwnSample } from '../own-sample.ts';
import { caseAnswer, type ExperimentCase } from './experiment-case.ts';
import { experimentRows, firstRows } from './experiment-rows.ts';
import { scoreReader } from './score-words.ts';

export interface CaseReader {
  /** Shows a row of the first pass, in which spans that belong together are brought together. */
  look?(row: LooseRecord): void;
  /** The cases of a row; none for a span that is part of another. */
  casesOf(row: LooseRecord): readonly ExperimentCase[];
}

export interface ExperimentFormat {
  readonly format: string;
  readonly title: string;
  /** How sure a row is one of this platform, from 0 to 1. */
  sureness(row: LooseRecord): number;
  /** A reader of one file. */
  reader(path: string): CaseReader | Promise<CaseReader>;
  companions?(path: string): Promise<readonly string[]>;
}

/** The codec of a platform. */
export function experimentCodec(platform: ExperimentFormat): Codec {
  const isRow = (row: LooseRecord): boolean => platform.sureness(row) > 0;
  return {
    format: platform.format,
    async detect(glance: FileGlance): Promise<number> {
      return Math.max(0, ...(await firstRows(glance)).map((row) => platform.sureness(row)));
    },
    ...(platform.companions === undefined ? {} : { companions: platform.companions }),
    open: (path, options) => openExperiment(platform, { path, isRow, options }),
  };
}

async function openExperiment(
  platform: ExperimentFormat,
  {
    path,
    isRow,
    options = {},
  }: { path: string; isRow: (row: LooseRecord) => boolean; options?: ImportOptions },
): Promise<OpenedImport> {
  const reader = await platform.reader(path);
  const scores = scoreReader(options.map?.outcome ?? null);
  const models = new Set<string>();
  let count = 0;
  let unnamed = 0;
  if (reader.look !== undefined) {
    for await (const { row } of experimentRows(path, isRow)) reader.look(row);
  }
  for await (const { row } of experimentRows(path, isRow)) {
    for (const one of reader.casesOf(row)) {
      count += 1;
      if (one.model === null) unnamed += 1;
      else models.add(one.model);
      for (const score of one.scores) scores.look(score);
    }
  }
  // A failed case often lacks what its neighbours say; one model in the file leaves no doubt whose it is.
  const [only, ...others] = models;
  const told = only !== undefined && others.length === 0 && unnamed < count ? only : null;
  const model = options.model ?? told ?? options.fileName ?? fileStem(path);
  if (unnamed > 0) models.add(model);
  async function* answers(): AsyncGenerator<ImportedAnswer> {
    let number = 0;
    const ids = contentIds('case');
    for await (const { row, place } of experimentRows(path, isRow)) {
      for (const one of reader.casesOf(row)) {
        number += 1;
        const source = { path, place };
        const answer = caseAnswer(one, { format: platform.format, number, ids, model, scores, source });
        yield withOwnSample(answer, one.own);
      }
    }
  }
  return {
    header: {
      format: platform.format,
      title: fileStem(path),
      models: [...models],
      status: 'unknown',
      statedMetrics: [],
      notes: [
        ...(unnamed > 0 && options.model === undefined
          ? [
              `${unnamed} of ${counted(count, 'answer')} without the name of a model, taken for those of "${model}"${told === null ? '' : ', the only one in the file'} (--model NAME says otherwise)`,
            ]
          : []),
        ...scores.notes(),
      ],
      expectedAnswers: count,
    },
    answers: answers(),
  };
}
