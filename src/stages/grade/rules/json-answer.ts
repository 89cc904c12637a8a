/**
 * The answer of a reply in JSON. A field for the answer decides whatever the reasoning beside it names; one that is
 * there and empty (null, "") is no answer given. JSON that was cut off or spoilt still gives the field it got to.
 */

/** Spelt without case, spaces, hyphens and underscores; the first that an object has counts. */
const FIELDS = [
  'finalanswer',
  'finalresponse',
  'shortanswer',
  'answer',
  'answers',
  'predictedanswer',
  'prediction',
  'response',
  'result',
  'output',
  'final',
  'choice',
  'value',
];
const LOOSE = /["'](?:final[_ -]?)?answer["']\s*:\s*(null|true|false|-?\d[\d.,]*|"(?:[^"\\]|\\.)*"?)/gi;
const DEEPEST = 4;

/** The field's text, '' where it is empty; null when the reply is no JSON with such a field. */
export function readJsonAnswer(reply: string): string | null {
  const text = reply.trim().replace(/^```(?:json5?|javascript)?\s*|\s*```$/gi, '');
  if (!/^[{[]/.test(text)) return null;
  try {
    return fieldOf(JSON.parse(text), 0);
  } catch {
    const found = [...text.matchAll(LOOSE)].at(-1)?.[1];
    if (found === undefined) return null;
    return found === 'null' ? '' : found.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1');
  }
}

function fieldOf(value: unknown, depth: number): string | null {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return null;
  if (Array.isArray(value)) return value.length === 1 ? fieldOf(value[0], depth + 1) : null;
  const fields = new Map(
    Object.entries(value).map(([name, one]) => [name.toLowerCase().replace(/[\s_-]/g, ''), one]),
  );
  for (const name of FIELDS) if (fields.has(name)) return textOf(fields.get(name), depth);
  return fields.size === 1 ? textOf([...fields.values()][0], depth) : null;
}

function textOf(value: unknown, depth: number): string | null {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) {
    const parts = value.map((one) => textOf(one, depth + 1));
    return parts.some((part) => part === null) ? null : parts.filter((part) => part !== '').join(', ');
  }
  return fieldOf(value, depth + 1);
}
