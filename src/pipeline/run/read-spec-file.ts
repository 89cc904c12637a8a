/**
 * A YAML spec with everything a file may say beyond the plain specification: `extends`, `${NAME}` and a model's
 * `matrix`. What comes out holds the words of the run spec only; the places stay known, for errors that name a line.
 */

import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Document, isMap, isNode, LineCounter, parseDocument, parse as parseYaml, visit } from 'yaml';
import { ClosedbookError } from '../../core/errors.ts';
import { nearName } from '../../core/near-name.ts';
import { combinations, MODEL_WORDS, SPEC_WORDS, specMatrixSchema } from '../../core/spec-file.ts';
import { readWholeText } from '../../rows/read-whole-text.ts';
import { isSecret } from './is-secret.ts';
import { readOwnPolicy } from './read-own-policy.ts';
import { MOST_RESPONDENTS, tooManyRespondents } from './too-many-respondents.ts';
import { yamlFault } from './yaml-fault.ts';

export interface SpecFile {
  readonly words: Record<string, unknown>;
  /** `path:line:column` of the value at a path of keys, as near as the file has it. */
  place(keys: readonly PropertyKey[]): string;
}

/** YAML takes time with the square of its length; with this it is seconds at worst, and no spec is longer. */
const LARGEST_SPEC_BYTES = 256 * 1024;

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws ClosedbookError `file-missing`, `file-malformed`, `spec-invalid` (all with their place). */
export async function readSpecFile(
  path: string,
  env: Environment,
  trail: readonly string[] = [],
): Promise<SpecFile> {
  const own = resolve(path);
  if (trail.includes(own)) {
    throw new ClosedbookError(
      'spec-invalid',
      `${path}: extends itself by way of ${[...trail, own].join(' → ')}`,
    );
  }
  const { document, at, place } = await parse(path);
  substitute(document, env, at);
  const { extends: parents = [], ...words } = plainWords(document, path);
  refuseUnknownWords(words, place);
  const merged: Record<string, unknown> = {};
  for (const parent of parentsOf(parents, () => place(['extends']))) {
    const read = await readSpecFile(resolve(dirname(path), parent), env, [...trail, own]);
    Object.assign(merged, read.words);
  }
  Object.assign(merged, words);
  const { models, datasets, policies } = words;
  if (Array.isArray(models)) {
    merged['models'] = models.flatMap((model, index) => spread(model, () => place(['models', index])));
  }
  if (Array.isArray(policies)) {
    merged['policies'] = await Promise.all(
      policies.map((policy, index) =>
        isOwn(policy)
          ? readOwnPolicy(policy, { path, place: (keys) => place(['policies', index, ...keys]) })
          : policy,
      ),
    );
  }
  if (Array.isArray(datasets)) merged['datasets'] = datasets.map((name) => besideSpec(name, path));
  return { words: merged, place };
}

/** The document as values; YAML's anchors may be used, not multiplied without end. */
function plainWords(document: Document, path: string): Record<string, unknown> {
  try {
    return document.toJS() as Record<string, unknown>;
  } catch (cause) {
    throw new ClosedbookError(
      'file-malformed',
      `${path}: the aliases of this YAML unfold to more than a spec can be`,
      { hint: 'Write the lists out, or use extends.', cause },
    );
  }
}

/** A policy in words of somebody's own; one written out by closedbook has its kind. */
function isOwn(policy: unknown): policy is Record<string, unknown> {
  return policy !== null && typeof policy === 'object' && !('kind' in policy);
}

interface Parsed {
  readonly document: Document;
  readonly at: (offset: number) => string;
  readonly place: SpecFile['place'];
}

async function parse(path: string): Promise<Parsed> {
  if (!existsSync(path)) {
    throw new ClosedbookError(
      'file-missing',
      `cannot read the spec ${path}`,
      existsSync(otherEnding(path)) ? { hint: `There is a ${otherEnding(path)}.` } : {},
    );
  }
  const text = await readWholeText(path, {
    mostBytes: LARGEST_SPEC_BYTES,
    hint: 'A spec names its questions. To ask those of a file: closedbook run --dataset FILE --model MODEL.',
  });
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${path}:${line}:${col}`;
  };
  const error = document.errors[0];
  if (error !== undefined) {
    throw new ClosedbookError('file-malformed', `${at(error.pos[0])}: ${yamlFault(error)}`);
  }
  if (!isMap(document.contents)) {
    throw new ClosedbookError(
      'spec-invalid',
      `${path}: expected a mapping with datasets, models and policies`,
      {
        hint: `closedbook init writes such a file. Where ${path} holds questions: closedbook run -d ${path} -m MODEL.`,
      },
    );
  }
  return {
    document,
    at,
    place(keys) {
      for (let length = keys.length; length > 0; length -= 1) {
        const node = document.getIn(keys.slice(0, length), true);
        if (isNode(node) && node.range) return at(node.range[0]);
      }
      return path;
    },
  };
}

/** YAML has two endings, and people remember the other one. */
function otherEnding(path: string): string {
  return path.endsWith('.yml') ? path.replace(/yml$/, 'yaml') : path.replace(/yaml$/, 'yml');
}

const VARIABLE = /\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\}/g;

/** `${NAME}` and `${NAME:-default}` in every text; a name that sounds like a secret is refused, for specs are stored. */
function substitute(document: Document, env: Environment, at: (offset: number) => string): void {
  visit(document, {
    Scalar(key, node) {
      if (key === 'key' || typeof node.value !== 'string' || !node.value.includes('${')) return;
      const where = at(node.range?.[0] ?? 0);
      const filled = node.value.replace(VARIABLE, (_, name: string, fallback: string | undefined) => {
        const value = env[name] ?? fallback;
        if (isSecret(name, value, env)) {
          throw new ClosedbookError('spec-invalid', `${where}: \${${name}} looks like a secret`, {
            hint: 'Specs are stored with the run; keys are read from the environment and need no mention.',
          });
        }
        if (value !== undefined) return value;
        throw new ClosedbookError('spec-invalid', `${where}: the variable ${name} is not set`, {
          hint: `Set it, or give a default: \${${name}:-value}.`,
        });
      });
      // Unquoted, a number stays a number: trials: ${TRIALS:-3}.
      node.value = node.type === 'PLAIN' ? plainValue(filled) : filled;
    },
  });
}

/** What an unquoted text is as a value. A variable fills in one value, never a list or a record of a spec. */
function plainValue(filled: string): unknown {
  try {
    const value: unknown = parseYaml(filled);
    const single = typeof value === 'number' || typeof value === 'boolean' || /^(null|~)?$/.test(filled);
    return single ? value : filled;
  } catch {
    return filled;
  }
}

/** A word that nobody reads is a typing error: it would be left out in silence. */
function refuseUnknownWords(words: Readonly<Record<string, unknown>>, place: SpecFile['place']): void {
  const refuse = (word: string, known: readonly string[], keys: readonly PropertyKey[]): void => {
    if (known.includes(word)) return;
    const near = nearName(word, known);
    const meant = near === null ? '' : `Did you mean "${near}"? `;
    throw new ClosedbookError('spec-invalid', `${place(keys)}: the spec has no word "${word}"`, {
      hint: `${meant}The words are: ${known.join(', ')}.`,
    });
  };
  for (const word of Object.keys(words)) refuse(word, SPEC_WORDS, [word]);
  if (!Array.isArray(words['models'])) return;
  for (const [index, model] of words['models'].entries()) {
    if (model === null || typeof model !== 'object') continue;
    for (const word of Object.keys(model)) refuse(word, MODEL_WORDS, ['models', index, word]);
  }
}

function parentsOf(value: unknown, place: () => string): string[] {
  const parents = Array.isArray(value) ? value : [value];
  for (const parent of parents) {
    if (typeof parent !== 'string') {
      throw new ClosedbookError('spec-invalid', `${place()}: extends: expected a path or a list of paths`);
    }
  }
  return parents;
}

/** A model with a matrix as several models, one a combination. */
function spread(model: unknown, place: () => string): unknown[] {
  if (model === null || typeof model !== 'object' || !('matrix' in model)) return [model];
  const { matrix, settings, ...rest } = model as Record<string, unknown>;
  const lists = specMatrixSchema.safeParse(matrix);
  if (!lists.success) {
    const issue = lists.error.issues[0]!;
    throw new ClosedbookError(
      'spec-invalid',
      `${place()}: matrix: ${issue.path.join('.')}${issue.path.length > 0 ? ': ' : ''}${issue.message}`,
      { hint: 'A matrix names settings with lists of values: matrix: { effort: [low, high] }.' },
    );
  }
  const count = Object.values(matrix as Record<string, unknown[]>).reduce(
    (product, list) => product * list.length,
    1,
  );
  if (count > MOST_RESPONDENTS) throw tooManyRespondents(place(), count, 'the matrix of one model');
  return combinations(matrix as Record<string, unknown[]>).map((chosen) => ({
    ...rest,
    settings: { ...(settings as object | undefined), ...chosen },
  }));
}

/** A question set that is not where the command runs but beside the spec is meant as the one beside the spec. */
function besideSpec(name: unknown, path: string): unknown {
  if (typeof name !== 'string' || existsSync(name)) return name;
  const beside = join(dirname(path), name);
  return existsSync(beside) ? beside : name;
}
