/**
 * A cell that may hold one text or several: a JSON list, a Python list, TriviaQA's answer object. A text in
 * brackets that is neither stays one text: "[sic] the answer" is an answer.
 */
import { parseJson } from './parse-json.ts';
import { parsePythonLiteral } from './parse-python-literal.ts';

/** The texts of a cell in order, without blank and repeated ones; an empty list for an empty cell. */
export function textList(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (isPlain(value)) {
    const text = value.trim();
    return text === '' ? [] : [text];
  }
  if (Array.isArray(value) && value.every(isPlain)) {
    const list = value.map((text) => text.trim()).filter((text) => text !== '');
    return list.length < 2 ? list : [...new Set(list)];
  }
  return [...new Set(texts(value).map((text) => text.trim()))].filter((text) => text !== '');
}

/** A text that is surely one, whatever it says. */
function isPlain(value: unknown): value is string {
  return typeof value === 'string' && !/^\s*(?:[[({]|array\()/.test(value);
}

function texts(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value))
    return value.flatMap((member) => (Array.isArray(member) ? member.map(word) : texts(member)));
  if (typeof value === 'object') {
    // TriviaQA's own files write Value and Aliases, its copies value and aliases.
    const members = value as Record<string, unknown>;
    return ['value', 'Value', 'text', 'aliases', 'Aliases'].flatMap((name) => texts(members[name]));
  }
  if (typeof value !== 'string') return [word(value)];
  const trimmed = value.trim();
  if (!/^(\[[\s\S]*\]|\([\s\S]*\)|array\([\s\S]*\)|\{[\s\S]*\})$/.test(trimmed)) return [value];
  const parsed = parsedList(trimmed);
  if (Array.isArray(parsed) && parsed.every((member) => member === null || typeof member !== 'object')) {
    return parsed.flatMap((member) => (member === null ? [] : [word(member)]));
  }
  if (isAnswerObject(parsed)) return texts(parsed);
  return [value];
}

function parsedList(text: string): unknown {
  for (const parse of [parseJson, parsePythonLiteral]) {
    try {
      const value = parse(text);
      if (text.startsWith('(') && !text.includes(',')) return null;
      return value;
    } catch {}
  }
  return null;
}

function isAnswerObject(value: unknown): boolean {
  return (
    value !== null &&
    typeof value === 'object' &&
    !Array.isArray(value) &&
    ('aliases' in value || 'Aliases' in value)
  );
}

function word(value: unknown): string {
  return typeof value === 'string' ? value : String(value);
}
