/**
 * Statistics by name, for the command line and for files of test vectors: the same look-up, the same functions as the
 * reports use. A vector that cannot be evaluated becomes a line with its error, so that one bad line loses no other.
 */
import { ClosedbookError } from '../../core/errors.ts';
import { readRows } from '../../rows/read-rows.ts';
import { openFileWriter } from '../../rows/write-file.ts';
import { evaluateStatistic, statistics } from './statistics.ts';

/** Every name. */
export function statisticNames(): string[] {
  return Object.keys(statistics).sort();
}

/** One statistic from `name=value` words and JSON objects. @throws ClosedbookError `usage`. */
export function evaluateOne(name: string, words: readonly string[], objects: readonly string[]): unknown {
  const args: Record<string, unknown> = {};
  for (const object of objects) Object.assign(args, parseJson(object));
  for (const word of words) {
    const cut = word.indexOf('=');
    if (cut < 1) throw new ClosedbookError('usage', `expected name=value, got "${word}"`);
    const value = word.slice(cut + 1);
    try {
      args[word.slice(0, cut)] = JSON.parse(value);
    } catch {
      // A bare word is a text: method=tango.
      args[word.slice(0, cut)] = value;
    }
  }
  try {
    return evaluateStatistic(name, args);
  } catch (error) {
    throw new ClosedbookError('usage', error instanceof Error ? error.message : String(error), {
      hint: 'closedbook stat lists the names; docs/statistics.md explains them.',
      cause: error,
    });
  }
}

/** Evaluates a file of vectors in its order; to a file whole or not at all, or line by line to `print`. */
export async function evaluateVectors(
  path: string,
  out: string | null,
  print: (line: string) => void,
): Promise<{ evaluated: number; errors: number }> {
  const writer = out === null ? null : await openFileWriter(out);
  const counted = { evaluated: 0, errors: 0 };
  try {
    for await (const { row } of readRows(path, { format: 'jsonl' })) {
      const line = `${JSON.stringify(evaluateLine(row, counted))}\n`;
      if (writer === null) print(line);
      else await writer.write(line);
    }
    await writer?.commit();
  } finally {
    await writer?.abandon();
  }
  return counted;
}

function evaluateLine(row: Record<string, unknown>, counted: { evaluated: number; errors: number }): object {
  const { id, stat, args } = row;
  try {
    const result = evaluateStatistic(String(stat), (args ?? {}) as Record<string, unknown>);
    counted.evaluated += 1;
    return { id, result };
  } catch (error) {
    counted.errors += 1;
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

function parseJson(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (value !== null && typeof value === 'object' && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Told below.
  }
  throw new ClosedbookError('usage', `expected a JSON object after --args, got ${text.slice(0, 60)}`);
}
