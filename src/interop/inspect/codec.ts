/** Inspect logs, `.eval` and `.json`: recognised by the journal or by the shape of the header, whatever the name. */

import type { Codec, FileGlance, OpenedImport } from '../../core/codec.ts';
import { counted } from '../../core/counted.ts';
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import { glanceAt } from '../glance.ts';
import { asId, asRecord, asText, isRecord, type LooseRecord } from '../loose.ts';
import { openEvalArchive } from './eval-archive.ts';
import { type InspectLog, readHeader } from './header.ts';
import { openJsonLog } from './json-document.ts';
import { metricsAgain } from './metrics.ts';
import { readSample, scoresOf } from './sample.ts';

export const inspectCodec: Codec = { format: 'inspect', detect, open };

function detect({ kind, members, value }: FileGlance): number {
  if (kind === 'zip') {
    if (members.includes('_journal/start.json')) return 1;
    const samples = members.some((name) => name.startsWith('samples/') && name.endsWith('.json'));
    return samples ? 0.8 : members.includes('header.json') ? 0.5 : 0;
  }
  if (kind !== 'json' && kind !== 'jsonl') return 0;
  const document = asRecord(value);
  if (!isRecord(document.eval)) return 0;
  const spec = document.eval;
  const named = ['task', 'task_id', 'model', 'run_id'].filter((key) => asText(spec[key]) !== null).length;
  if (named < 2) return 0;
  return typeof document.status === 'string' || 'version' in document || 'samples' in document ? 1 : 0.6;
}

async function open(path: string): Promise<OpenedImport> {
  if ((await glanceAt(path)).kind === 'zip') {
    const archive = await openEvalArchive(path);
    const log = readHeader(archive.document, { finished: archive.finished });
    return opened(path, log, archive);
  }
  const json = await openJsonLog(path);
  const notes =
    json.repeated === 0
      ? []
      : [`${counted(json.repeated, 'sample was', 'samples were')} written again later; the last counts`];
  return opened(path, readHeader(json.document, { finished: true }), { ...json, notes });
}

interface Samples {
  readonly samples: number;
  readonly notes: readonly string[];
  read(): AsyncGenerator<{ readonly sample: LooseRecord; readonly place: string }>;
}

function opened(path: string, log: InspectLog, samples: Samples): OpenedImport {
  const again = metricsAgain(log.results);
  const seen = { samples: 0, failed: 0, answeredAll: 0, patterns: 0, invalidated: 0 };
  async function* answers(): AsyncGenerator<ImportedAnswer> {
    for await (const { sample, place } of samples.read()) {
      const answer = readSample(sample, log, { path, place });
      again.add(asId(sample.id) ?? place, scoresOf(sample, log));
      seen.samples += 1;
      if (isRecord(sample.invalidation)) seen.invalidated += 1;
      if (isRecord(sample.error)) {
        seen.failed += 1;
        if (answer.reply.status === 'answered') seen.answeredAll += 1;
      }
      if (answer.question.tags.includes('gold-is-a-pattern')) seen.patterns += 1;
      yield answer;
    }
  }
  const claimed = log.header.expectedAnswers ?? null;
  return {
    header: {
      ...log.header,
      expectedAnswers: samples.samples,
      notes: [
        ...log.header.notes,
        ...samples.notes,
        ...(samples.samples === 0 ? ['the log holds no samples, so there is nothing to grade'] : []),
      ],
    },
    answers: answers(),
    ending: () => ({
      recomputedMetrics: seen.samples === 0 ? [] : again.recomputed(),
      notes: [
        ...(claimed !== null && claimed !== seen.samples && seen.samples > 0
          ? [`the header tells of ${counted(claimed, 'sample')}, the log holds ${seen.samples}`]
          : []),
        ...(seen.failed === 0
          ? []
          : [
              `${counted(seen.failed, 'sample')} ended with an error, ${seen.answeredAll} of them after the model had answered (kept)`,
            ]),
        ...(seen.invalidated === 0
          ? []
          : [`${counted(seen.invalidated, 'sample was', 'samples were')} marked as invalid by a person`]),
        ...(seen.patterns === 0
          ? []
          : [
              `${seen.patterns === 1 ? '1 gold is a regular expression' : `${seen.patterns} golds are regular expressions`}: imported without reference, for a judge or a person`,
            ]),
      ],
    }),
  };
}
