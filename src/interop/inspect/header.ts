/**
 * What an Inspect log says about itself. A log without header is one whose process died: its status is `started`, and
 * what it was to do stands in the journal.
 */
import type { ImportHeader, StatedMetric } from '../../core/codec.ts';
import type { Respondent, Settings } from '../../core/respondent.ts';
import { importedRespondent } from '../imported-respondent.ts';
import { asCount, asList, asNumber, asRecord, asWords, type LooseRecord } from '../loose.ts';

export interface InspectLog {
  readonly header: ImportHeader;
  readonly task: string;
  /** Of inspect_ai, for the version of its grades. */
  readonly version: string;
  readonly respondent: Respondent;
  /** The header names no model; the replies may. */
  readonly modelUnknown: boolean;
  /** Name of an entry in results, its scorer, its reducer: what its metrics were computed from. */
  readonly results: readonly InspectResult[];
}

export interface InspectResult {
  readonly name: string;
  readonly scorer: string;
  readonly reducer: string | null;
  /** Prefix of the names of its stated metrics. */
  readonly prefix: string;
  readonly metrics: readonly InspectMetric[];
}

export interface InspectMetric extends StatedMetric {
  /** Computed with clusters or other parameters of its own. */
  readonly parametrised: boolean;
}

/** The log without its samples, from the header or the journal's start. */
export function readHeader(document: LooseRecord, place: { readonly finished: boolean }): InspectLog {
  const spec = asRecord(document.eval);
  const task = asWords(spec.task) ?? 'unnamed task';
  const model = modelOf(spec);
  const results = readResults(asRecord(document.results));
  const respondent = importedRespondent(model, settingsOf(spec, document));
  const status = asWords(document.status) ?? (place.finished ? 'unknown' : 'started');
  return {
    header: {
      format: 'inspect',
      title: task,
      models: [respondent.model],
      status,
      statedMetrics: results.flatMap(({ prefix, metrics }) =>
        metrics.map(({ name, value }) => ({ name: `${prefix}/${name}`, value })),
      ),
      notes: notesOf(document, status),
      expectedAnswers: asCount(asRecord(document.results).total_samples),
    },
    task,
    version: asWords(asRecord(spec.packages).inspect_ai) ?? 'unknown',
    respondent,
    modelUnknown: model === null,
    results,
  };
}

/** `none/none` stands where only roles have models. */
function modelOf(spec: LooseRecord): string | null {
  const model = asWords(spec.model);
  return model === null || model === 'none/none' || model === 'none' ? null : model;
}

function settingsOf(spec: LooseRecord, document: LooseRecord): Settings {
  const config = {
    ...asRecord(asRecord(document.plan).config),
    ...withoutNulls(asRecord(spec.model_generate_config)),
  };
  const temperature = asNumber(config.temperature);
  const topP = asNumber(config.top_p);
  const maxTokens = asCount(config.max_tokens);
  const thinking = asCount(config.reasoning_tokens);
  const seed = asCount(config.seed);
  const effort = EFFORTS.find((word) => word === config.reasoning_effort);
  return {
    ...(temperature !== null && temperature >= 0 && temperature <= 2 ? { temperature } : {}),
    ...(topP !== null && topP >= 0 && topP <= 1 ? { topP } : {}),
    ...(maxTokens ? { maxOutputTokens: maxTokens } : {}),
    ...(effort === undefined ? {} : { effort }),
    ...(thinking ? { thinking } : {}),
    ...(seed === null ? {} : { seed }),
  };
}

const EFFORTS = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'] as const;

function withoutNulls(record: LooseRecord): LooseRecord {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));
}

function readResults(results: LooseRecord): InspectResult[] {
  const entries = asList(results.scores ?? oneScorer(results)).map(asRecord);
  const named = entries.map((entry) => asWords(entry.name) ?? 'score');
  return entries.map((entry, at) => {
    const reducer = asWords(entry.reducer);
    const repeated = named.filter((name) => name === named[at]).length > 1;
    return {
      name: named[at]!,
      scorer: asWords(entry.scorer) ?? named[at]!,
      reducer,
      prefix: repeated && reducer !== null ? `${named[at]} (${reducer})` : named[at]!,
      metrics: metricsOf(asRecord(entry.metrics)),
    };
  });
}

/** Version 1 had one scorer a log, its metrics beside it. */
function oneScorer({ scorer, metrics }: LooseRecord): LooseRecord[] {
  const name = asWords(asRecord(scorer).name) ?? asWords(scorer);
  return name === null ? [] : [{ name, scorer: name, metrics }];
}

function metricsOf(metrics: LooseRecord): InspectMetric[] {
  return Object.entries(metrics).map(([name, metric]) => ({
    name,
    value: asNumber(asRecord(metric).value ?? metric),
    parametrised: Object.values(asRecord(asRecord(metric).params)).some((value) => value !== null),
  }));
}

function notesOf(document: LooseRecord, status: string): string[] {
  const notes: string[] = [];
  const error = asWords(asRecord(document.error).message);
  if (status === 'started') notes.push('the log was never finished: its process died or is still running');
  else if (status !== 'success') notes.push(`the log ended with the status ${status}`);
  if (error !== null) notes.push(`the task failed: ${error.split('\n')[0]!.slice(0, 200)}`);
  if (document.invalidated === true) notes.push('its authors marked the log as invalidated');
  return notes;
}
