/**
 * The question and its gold in a promptfoo test. promptfoo fixes no place for either: they are looked for in the
 * variables under the usual names, and in assertions that compare the output with a text. What an assertion says about
 * cost, length or tone is no gold.
 */

import { textList } from '../../rows/text-list.ts';
import { ANSWER_FIELDS } from '../flat/answer-fields.ts';
import { asRecord, asText, type LooseRecord } from '../loose.ts';
import { pattern } from '../special-gold.ts';

const namesOf = (field: string): readonly string[] =>
  ANSWER_FIELDS.find((wanted) => wanted.field === field)?.names ?? [];
const QUESTION_NAMES = namesOf('question');
const GOLD_NAMES = [...namesOf('gold'), 'answer'];

/** The variable that holds the question, else the rendered prompt. */
export function questionText(vars: LooseRecord, prompt: string | null): string | null {
  const named = member(vars, QUESTION_NAMES);
  if (typeof named === 'string' && named.trim() !== '') return named;
  const rest = Object.entries(vars).filter(([name]) => !GOLD_NAMES.includes(name.toLowerCase()));
  const [only] = rest;
  if (rest.length === 1 && typeof only![1] === 'string' && only![1].trim() !== '') return only![1];
  return prompt;
}

/** Assertions whose values are each an accepted text. */
const ACCEPTS = new Set([
  ...['contains-any', 'icontains-any', 'equals', 'contains', 'icontains', 'starts-with'],
  ...['levenshtein', 'similar', 'factuality', 'model-graded-factuality'],
]);
/** Assertions that pass when the expected text was found: their verdict is an outcome. */
const FINDS = new Set([
  ...[...ACCEPTS].filter((type) => type !== 'similar' && type !== 'levenshtein'),
  ...['contains-all', 'icontains-all', 'regex'],
]);

/** Whether an assertion's verdict says that the answer is right. */
export function comparesWithGold(type: string): boolean {
  return FINDS.has(type);
}

/** Accepted texts: of the variables first, then what assertions accept. */
export function goldsOf(vars: LooseRecord, asserts: readonly unknown[]): string[] {
  const golds = textList(member(vars, GOLD_NAMES));
  for (const entry of asserts) {
    const { type, value } = asRecord(entry);
    const kind = asText(type) ?? '';
    if (ACCEPTS.has(kind)) golds.push(...valuesOf(value, kind, vars));
  }
  return [...new Set(golds)].filter((gold) => !pattern(gold));
}

function valuesOf(value: unknown, kind: string, vars: LooseRecord): string[] {
  const texts = Array.isArray(value)
    ? value.flatMap((one) => (typeof one === 'string' || typeof one === 'number' ? [String(one)] : []))
    : typeof value === 'number'
      ? [String(value)]
      : typeof value === 'string'
        ? kind.endsWith('-any')
          ? value.split(',').map((part) => part.trim())
          : [value]
        : [];
  return texts.map((text) => rendered(text, vars)).filter((text) => text.trim() !== '');
}

/** `{{gold}}` stands for the variable; anything more than a variable is a program and no gold. */
function rendered(text: string, vars: LooseRecord): string {
  const filled = text.replace(
    /\{\{\s*([\w.-]+)\s*\}\}/g,
    (whole, name: string) => asText(vars[name]) ?? whole,
  );
  return /\{\{|\{%|^file:\/\//.test(filled) ? '' : filled;
}

function member(vars: LooseRecord, names: readonly string[]): unknown {
  for (const name of names) {
    const key = Object.keys(vars).find((candidate) => candidate.toLowerCase() === name);
    if (key !== undefined) return vars[key];
  }
  return undefined;
}
