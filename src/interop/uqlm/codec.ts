/**
 * uqlm's results: columns instead of rows, and for each answer the scores of several uncertainty scorers in [0, 1].
 * Those are computed, not stated by the model, so they are kept as the tool's values and not as stated confidence.
 * The format has no gold and no verdict.
 */

import type { Codec, FileGlance, ImportOptions, OpenedImport } from '../../core/codec.ts';
import { ClosedbookError } from '../../core/errors.ts';
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import { splitReasoning } from '../../reading/split-reasoning.ts';
import { fileStem } from '../../rows/file-names.ts';
import { readJsonFile } from '../../rows/read-json-file.ts';
import { importedQuestion } from '../imported-question.ts';
import { importedRespondent } from '../imported-respondent.ts';
import { asList, asNumber, asRecord, asText, asWords, isRecord, type LooseRecord } from '../loose.ts';

export const uqlmCodec: Codec = { format: 'uqlm', detect, open };

function detect({ kind, value }: FileGlance): number {
  if (kind !== 'json' && kind !== 'jsonl') return 0;
  const document = asRecord(value);
  if ('data' in document && 'metadata' in document) {
    const data = asRecord(document.data);
    return ('prompts' in data && Array.isArray(data.responses)) || Array.isArray(data.sampled_responses)
      ? 0.95
      : 0;
  }
  const columns = Array.isArray(document.prompts) && Array.isArray(document.responses);
  return columns && !('results' in document) ? 0.8 : 0;
}

/** @throws ClosedbookError `file-malformed` where prompts and responses differ in number. */
async function open(path: string, options: ImportOptions = {}): Promise<OpenedImport> {
  const document = asRecord(await readJsonFile(path));
  const data = isRecord(document.data) ? document.data : document;
  const prompts = asList(data.prompts);
  const responses = asList(data.responses);
  if (prompts.length !== responses.length) {
    throw new ClosedbookError(
      'file-malformed',
      `${path}: expected as many responses as prompts, got ${responses.length} and ${prompts.length}`,
    );
  }
  const scorers = scorersOf(data, responses.length);
  const sampled = asList(data.sampled_responses).length > 0;
  const metadata = asRecord(document.metadata);
  const temperature = asNumber(metadata.temperature) ?? asNumber(asRecord(metadata.parameters).temperature);
  const named =
    options.model ??
    asWords(metadata.model) ??
    asWords(metadata.model_name) ??
    asWords(asRecord(metadata.llm_config).model);
  const model = named ?? options.fileName ?? fileStem(path);
  const respondent = importedRespondent(
    model,
    temperature !== null && temperature >= 0 && temperature <= 2 ? { temperature } : {},
  );
  async function* answers(): AsyncGenerator<ImportedAnswer> {
    for (const [at, response] of responses.entries()) {
      const text = asText(response) ?? '';
      yield {
        question: importedQuestion({
          id: `prompt-${at}`,
          text: promptText(prompts[at]),
          golds: [],
          source: 'uqlm',
        }),
        respondent,
        trial: 0,
        reply:
          text.trim() === ''
            ? { status: 'failed', kind: 'empty', message: 'the response is empty' }
            : { status: 'answered', ...splitReasoning(text) },
        grades: [],
        verdicts: scorers.map(({ name, values }) => ({ name, value: asNumber(values[at]) })),
        source: { path, place: `prompt ${at + 1}` },
      };
    }
  }
  return {
    header: {
      format: 'uqlm',
      title: 'uqlm results',
      models: [model],
      status: 'unknown',
      statedMetrics: [],
      notes: [
        'uqlm keeps no gold and no verdict: rules cannot grade these answers',
        ...(scorers.length === 0
          ? []
          : [
              `scores of ${scorers.map(({ name }) => name).join(', ')} are computed, not stated by the model: kept as the tool's values`,
            ]),
        ...(sampled ? ['sampled responses (the scorers’ material) are not imported as answers'] : []),
        ...(named === null
          ? [`the file names no model; the answers are those of "${model}" (--model NAME says otherwise)`]
          : []),
      ],
      expectedAnswers: responses.length,
    },
    answers: answers(),
  };
}

/** A prompt is text, or a list of messages of which the last of the user is the question. */
function promptText(prompt: unknown): string | null {
  if (typeof prompt === 'string') return prompt;
  const last = asList(prompt)
    .filter(isRecord)
    .findLast((message) => message.role === 'user');
  return last === undefined ? null : asText(last.content);
}

/** Numeric columns as long as the answers, at any depth that uqlm nests them. */
function scorersOf(
  data: LooseRecord,
  length: number,
): { readonly name: string; readonly values: readonly unknown[] }[] {
  const found: { name: string; values: readonly unknown[] }[] = [];
  const walk = (record: LooseRecord, prefix: string): void => {
    for (const [key, value] of Object.entries(record)) {
      const name = prefix === '' ? key : `${prefix}/${key}`;
      if (isRecord(value)) walk(value, name);
      else if (
        Array.isArray(value) &&
        value.length === length &&
        value.some((one) => typeof one === 'number')
      ) {
        found.push({ name, values: value });
      }
    }
  };
  walk(data, '');
  return found;
}
