/**
 * OpenAI's SimpleQA: `metadata,problem,answer`, the metadata a Python dict with topic, answer type and addresses.
 */
import { parsePythonLiteral } from '../../../rows/parse-python-literal.ts';
import { errorAt, type Place } from '../../../rows/place.ts';
import { goldTexts } from '../../../values/gold-texts.ts';
import { ANSWER_TYPE_TAG } from '../flat-question.ts';
import type { DatasetForm, Row } from './form.ts';
import { hasAll, neededText, sourcesOf, textOf } from './members.ts';

export const simpleqa: DatasetForm = {
  name: 'simpleqa',
  what: 'SimpleQA: CSV with metadata (a Python dict), problem, answer',
  file: 'csv',
  recognises: (row) => hasAll(row, ['metadata', 'problem', 'answer']),
  read(row, place) {
    const metadata = metadataOf(row, place);
    const urls = metadata['urls'];
    return {
      text: neededText(row, 'problem', place),
      golds: [neededText(row, 'answer', place)],
      answerType: textOf(metadata, 'answer_type'),
      topic: textOf(metadata, 'topic'),
      sources: sourcesOf(Array.isArray(urls) ? urls.map(String) : []),
    };
  },
  write(question) {
    const [gold] = goldTexts(question.reference);
    if (gold === undefined) return { cannot: `SimpleQA has no ${question.kind} questions` };
    const type = question.tags.find((tag) => tag.startsWith(ANSWER_TYPE_TAG))?.slice(ANSWER_TYPE_TAG.length);
    const metadata = pythonDict({
      topic: question.topic ?? 'Other',
      answer_type: type ?? 'Other',
      urls: question.source.flatMap(({ url }) => (url === undefined ? [] : [url])),
    });
    return { metadata, problem: question.text, answer: gold };
  },
};

function metadataOf(row: Row, place: Place): Row {
  const raw = row['metadata'];
  if (typeof raw === 'object' && raw !== null) return raw as Row;
  const text = String(raw ?? '').trim();
  if (text === '') return {};
  let value: unknown;
  try {
    value = parsePythonLiteral(text);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw errorAt(place, `metadata: ${detail}`, { cause });
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw errorAt(place, `metadata: expected a Python dict, got ${text.slice(0, 40)}`);
  }
  return value as Row;
}

/** As Python's repr writes it. */
function pythonDict(members: Readonly<Record<string, string | readonly string[]>>): string {
  const parts = Object.entries(members).map(
    ([name, value]) =>
      `${pythonText(name)}: ${typeof value === 'string' ? pythonText(value) : `[${value.map(pythonText).join(', ')}]`}`,
  );
  return `{${parts.join(', ')}}`;
}

function pythonText(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return text.includes("'") && !text.includes('"') ? `"${escaped}"` : `'${escaped.replaceAll("'", "\\'")}'`;
}
