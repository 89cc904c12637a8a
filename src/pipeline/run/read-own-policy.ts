/**
 * Policies in a person's own words: as a record of a spec, whose texts may be in files beside it, and as a file by
 * itself for the command line: plain text is a system prompt (a user template where it holds the question's place),
 * YAML is the record.
 */
import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { parse } from 'yaml';
import { isRecord } from '../../core/argument.ts';
import { ClosedbookError } from '../../core/errors.ts';
import { type OwnPolicyInput, ownPolicySchema, QUESTION_PLACE } from '../../core/own-policy.ts';
import { readWholeText } from '../../rows/read-whole-text.ts';
import { yamlFault } from './yaml-fault.ts';

/** It goes with every question; a model's whole window is a few megabytes. */
const LARGEST_INSTRUCTION_BYTES = 4 * 1024 * 1024;

export interface OwnPolicyPlace {
  /** Path of the file that holds the record; files it names are looked for beside it. */
  readonly path: string;
  /** Where a value of the record stands. */
  place(keys: readonly PropertyKey[]): string;
}

/** A record of a spec with the texts of its files. @throws ClosedbookError `spec-invalid`, `file-missing`. */
export async function readOwnPolicy(
  record: Readonly<Record<string, unknown>>,
  { path, place }: OwnPolicyPlace,
): Promise<OwnPolicyInput> {
  const told = await withTexts(record, path, place);
  const { wordings } = told;
  if (isRecord(wordings)) {
    const entries = Object.entries(wordings).map(async ([name, words]) => {
      const placeIn = (keys: readonly PropertyKey[]) => place(['wordings', name, ...keys]);
      return [name, isRecord(words) ? await withTexts(words, path, placeIn) : words] as const;
    });
    told['wordings'] = Object.fromEntries(await Promise.all(entries));
  }
  const parsed = ownPolicySchema.safeParse(told);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const at = issue.path.map(String).join('.');
  throw new ClosedbookError(
    'spec-invalid',
    `${place(issue.path)}: the policy "${String(told['name'])}": ${at === '' ? '' : `${at}: `}${issue.message}`,
    {
      hint: 'A policy of your own has name, system or systemFile, user or userFile (with {question}), conversation, confidence, wordings.',
    },
  );
}

/** `NAME=FILE` of the command line. @throws ClosedbookError `usage`, `file-missing`, `file-malformed`, `spec-invalid`. */
export async function readOwnPolicyFile(named: string): Promise<OwnPolicyInput> {
  const cut = named.indexOf('=');
  const path = cut < 0 ? named : named.slice(cut + 1);
  const name = cut < 0 ? basename(path).replace(/\.\w+$/, '') : named.slice(0, cut);
  const text = await textOf(path, path);
  const place = () => path;
  if (!/\.ya?ml$/i.test(path)) {
    const part = text.includes(QUESTION_PLACE) ? 'user' : 'system';
    return readOwnPolicy({ name, [part]: text }, { path, place });
  }
  let record: unknown;
  try {
    record = parse(text);
  } catch (cause) {
    throw new ClosedbookError('file-malformed', `${path}: ${yamlFault(cause)}`, {
      cause,
    });
  }
  if (!isRecord(record)) {
    throw new ClosedbookError(
      'spec-invalid',
      `${path}: expected a mapping with system, user or conversation`,
    );
  }
  return readOwnPolicy({ ...record, name: cut < 0 ? (record['name'] ?? name) : name }, { path, place });
}

async function withTexts(
  record: Readonly<Record<string, unknown>>,
  path: string,
  place: OwnPolicyPlace['place'],
): Promise<Record<string, unknown>> {
  const told: Record<string, unknown> = { ...record };
  for (const part of ['system', 'user'] as const) {
    const file = told[`${part}File`];
    if (file === undefined) continue;
    const where = place([`${part}File`]);
    if (told[part] !== undefined || typeof file !== 'string') {
      const what = typeof file === 'string' ? `both ${part} and ${part}File` : `a path in ${part}File`;
      throw new ClosedbookError(
        'spec-invalid',
        `${where}: ${typeof file === 'string' ? 'got' : 'expected'} ${what}`,
      );
    }
    delete told[`${part}File`];
    const beside = join(dirname(path), file);
    const named = existsSync(beside) ? beside : file;
    await assertWithin(named, { spec: path, where });
    told[part] = await textOf(named, where);
  }
  return told;
}

/**
 * What a spec names is sent to models, and a spec may come from somebody else: nothing outside its folder and the current one,
 * links followed, and nothing hidden (.env, .ssh) is read for it.
 */
async function assertWithin(
  file: string,
  { spec, where }: { readonly spec: string; readonly where: string },
): Promise<void> {
  if (!existsSync(file)) return;
  const [target, ...folders] = await Promise.all([file, dirname(spec), '.'].map((path) => realpath(path)));
  const inside = folders
    .map((folder) => relative(folder, target!))
    .some((path) => !isAbsolute(path) && path.split(sep).every((name) => !name.startsWith('.')));
  if (inside) return;
  throw new ClosedbookError(
    'spec-invalid',
    `${where}: ${file} is hidden, or outside the folder of the spec`,
    {
      hint: 'Put the instruction beside the spec, or name it yourself: --instruction NAME=FILE.',
    },
  );
}

/** The text without the line end that editors put last: it is no part of what is meant. */
async function textOf(path: string, where: string): Promise<string> {
  if (!existsSync(path))
    throw new ClosedbookError('file-missing', `${where}: cannot read the instruction ${path}`);
  return (await readWholeText(path, { mostBytes: LARGEST_INSTRUCTION_BYTES }))
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .trimEnd();
}
