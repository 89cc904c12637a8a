/**
 * What a file's path says of its answers, by a pattern that a person gives: `{model}/{set}_{policy}_{correct}_{wrong}.csv`.
 * Studies keep model, prompt and points in the names of folders and files and nowhere else. A path that no pattern fits is
 * an error, for its answers would be those of nobody in particular.
 */
import { ClosedbookError } from '../core/errors.ts';
import { numberCell } from '../rows/number-cell.ts';
import { type StatedPoints, statedPoints } from './flat/stated-penalty.ts';

export interface PathFacts {
  readonly model?: string;
  readonly dataset?: string;
  /** In the file's own words. */
  readonly policy?: string;
  readonly points?: StatedPoints;
  readonly pass?: 'open' | 'forced';
  readonly trial?: number;
}

const NUMBER = '[+-]?\\d{1,5}(?:[.,]\\d+)?(?!\\d)';
const TEXT = '[^/]+?';
/** Words a pattern may hold, and what they stand for. */
const PARTS: Readonly<Record<string, string>> = {
  model: TEXT,
  set: TEXT,
  dataset: TEXT,
  policy: TEXT,
  pass: '(?:forced|open|best[-_ ]?guess|guess)',
  trial: '\\d{1,4}',
  correct: NUMBER,
  wrong: NUMBER,
  incorrect: NUMBER,
  penalty: NUMBER,
  reward: NUMBER,
  threshold: NUMBER,
};
const ENDS = '(?:\\.(?:jsonl?|ndjson|csv|tsv|tab|parquet|xlsx|eval|db|gz|zst|zip|txt))*';

/** The facts of a path, by the first pattern that fits. @throws ClosedbookError `usage`. */
export function pathFacts(path: string, patterns: readonly string[]): PathFacts {
  const plain = path.replaceAll('\\', '/');
  for (const pattern of patterns) {
    const groups = matcher(pattern).exec(plain)?.groups;
    if (groups !== undefined) return factsOf(groups, path);
  }
  throw new ClosedbookError(
    'usage',
    `${path} does not fit --model-from ${patterns.map((one) => `"${one}"`).join(' nor ')}`,
    {
      hint: 'The pattern is held against the end of the path: * stands for anything within a name, [ ] for what may be absent, --model-from may be repeated.',
    },
  );
}

const MATCHERS = new Map<string, RegExp>();

function matcher(pattern: string): RegExp {
  const known = MATCHERS.get(pattern);
  if (known !== undefined) return known;
  const seen = new Set<string>();
  const body = pattern
    .replace(/^\.?\//, '')
    .replace(/\{(\w*)\}|\*|\[|\]|[.+?^$()|\\]/g, (part, name?: string) => {
      if (part === '*' || part === '{}') return '[^/]*?';
      if (part === '[') return '(?:';
      if (part === ']') return ')?';
      if (name === undefined) return `\\${part}`;
      const stands = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
      if (stands === undefined) throw unknownPart(pattern, name);
      if (seen.has(name)) return `\\k<${name}>`;
      seen.add(name);
      return `(?<${name}>${stands})`;
    });
  if (seen.size === 0) throw unknownPart(pattern, null);
  try {
    const made = new RegExp(`(?:^|/)${body}${ENDS}$`, 'i');
    MATCHERS.set(pattern, made);
    return made;
  } catch {
    throw new ClosedbookError('usage', `--model-from "${pattern}": the brackets do not close`, {
      hint: 'Write [ ] around what may be absent, in pairs.',
    });
  }
}

function unknownPart(pattern: string, name: string | null): ClosedbookError {
  return new ClosedbookError(
    'usage',
    name === null
      ? `--model-from "${pattern}" names nothing`
      : `--model-from "${pattern}": expected one of ${Object.keys(PARTS).join(', ')} in braces, got {${name}}`,
    { hint: "For example --model-from '{model}/{set}.json'; {} or * stands for what is not needed." },
  );
}

function factsOf(groups: Readonly<Record<string, string | undefined>>, path: string): PathFacts {
  const { model, policy, pass, trial } = groups;
  const dataset = groups.set ?? groups.dataset;
  const number = (text: string | undefined) =>
    text === undefined ? null : (numberCell(text)?.value ?? null);
  const points = statedPoints(
    {
      penalty: number(groups.penalty ?? groups.wrong ?? groups.incorrect),
      reward: number(groups.reward),
      correct: number(groups.correct),
      threshold: number(groups.threshold),
    },
    { path, line: 0 },
  );
  return {
    ...(model === undefined ? {} : { model }),
    ...(dataset === undefined ? {} : { dataset }),
    ...(policy === undefined ? {} : { policy }),
    ...(points === null ? {} : { points }),
    ...(pass === undefined ? {} : { pass: /open/i.test(pass) ? 'open' : 'forced' }),
    ...(trial === undefined ? {} : { trial: Number(trial) }),
  };
}
