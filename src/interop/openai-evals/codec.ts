/** OpenAI evals: JSON Lines of a spec, events, and a final report that is missing where the run died. */

import type { Codec, FileGlance, ImportOptions, OpenedImport, StatedMetric } from '../../core/codec.ts';
import { counted } from '../../core/counted.ts';
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import { importedRespondent } from '../imported-respondent.ts';
import { asList, asNumber, asRecord, asText, asWords, isRecord, type LooseRecord } from '../loose.ts';
import { metricMeans } from '../metric-means.ts';
import { openEventLog } from './events.ts';
import { readSample } from './sample.ts';

export const openaiEvalsCodec: Codec = { format: 'openai-evals', detect, open };

function detect({ kind, value }: FileGlance): number {
  if ((kind !== 'json' && kind !== 'jsonl') || !isRecord(value)) return 0;
  const spec = asRecord(value.spec);
  if ('completion_fns' in spec || 'base_eval' in spec || 'eval_name' in spec) return 1;
  const event = ['run_id', 'event_id', 'sample_id', 'type', 'data'].filter((key) => key in value).length;
  return event === 5 ? 0.9 : 0;
}

async function open(path: string, options: ImportOptions = {}): Promise<OpenedImport> {
  const log = await openEventLog(path);
  const task = asWords(log.spec.eval_name) ?? asWords(log.spec.base_eval) ?? 'unnamed eval';
  const model = asText(asList(log.spec.completion_fns)[0]) ?? asText(asRecord(log.spec.completion_fn).name);
  const respondent = importedRespondent(options.model ?? model);
  const means = metricMeans();
  const choices = new Map<string, number>();
  const seen = { ungraded: 0, withoutGold: 0 };
  async function* answers(): AsyncGenerator<ImportedAnswer> {
    for await (const { sampleId, events, line } of log.read()) {
      const answer = readSample({
        sampleId,
        events,
        task,
        respondent,
        source: { path, place: `line ${line}` },
      });
      if (answer.grades.length === 0) seen.ungraded += 1;
      if (answer.question.reference === null) seen.withoutGold += 1;
      for (const { name, value } of answer.verdicts ?? []) {
        if (name === 'match') means.add('accuracy', Number(value));
        else if (name === 'choice') choices.set(String(value), (choices.get(String(value)) ?? 0) + 1);
        else if (typeof value === 'number') means.add(name, value);
      }
      yield answer;
    }
  }
  return {
    header: {
      format: 'openai-evals',
      title: task,
      models: [respondent.model],
      status: log.report === null ? 'started' : 'success',
      statedMetrics: reportMetrics(log.report ?? {}),
      notes: log.report === null ? ['no final report: the run died before its end'] : [],
      expectedAnswers: log.samples,
    },
    answers: answers(),
    ending: () => ({
      recomputedMetrics: [
        ...means.all(),
        ...[...choices].map(([choice, value]) => ({ name: `counts/${choice}`, value })),
      ],
      notes: [
        ...(seen.ungraded === 0
          ? []
          : [`${counted(seen.ungraded, 'sample has', 'samples have')} no verdict`]),
        ...(seen.withoutGold === 0
          ? []
          : [`${counted(seen.withoutGold, 'sample has', 'samples have')} no gold in the log`]),
      ],
    }),
  };
}

function reportMetrics(report: LooseRecord): StatedMetric[] {
  return Object.entries(report).flatMap(([name, value]) =>
    typeof value === 'number' ? [{ name, value: asNumber(value) }] : [],
  );
}
