/**
 * The spec that `closedbook init` writes: what most people want, ready to run, with what they may want next as
 * comments. The schema goes beside it, so that an editor completes words and marks mistakes without a network.
 */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { ClosedbookError } from '../../core/errors.ts';
import { specFileSchema } from '../../core/spec-file.ts';
import { writeFileAtomic } from '../../rows/write-file.ts';
import { PRESET_NAMES, type PresetName, presetText } from './spec-presets.ts';

export interface InitOptions {
  readonly dataset?: string;
  readonly models?: readonly string[];
  /** Name of a design; its questions and models unless others are given. */
  readonly preset?: string;
  /** Overwrite what is there. @default false */
  readonly force?: boolean;
}

/**
 * Writes the spec and its schema; returns their paths.
 * @throws ClosedbookError `usage` when a file is in the way or there is no such preset.
 */
export async function initSpec(path: string, options: InitOptions = {}): Promise<string[]> {
  const { preset, ...given } = options;
  if (preset !== undefined && !isPreset(preset)) {
    throw new ClosedbookError('usage', `there is no preset "${preset}"`, {
      hint: `There are: ${PRESET_NAMES.join(', ')}.`,
    });
  }
  const schemaPath = join(dirname(path), 'spec.schema.json');
  if (existsSync(path) && options.force !== true) {
    throw new ClosedbookError('usage', `${path} is already there`, {
      hint: 'Name another file, or overwrite it with --force.',
    });
  }
  await writeFileAtomic(
    schemaPath,
    `${JSON.stringify({ title: 'closedbook spec', ...z.toJSONSchema(specFileSchema, { io: 'input' }) }, null, 2)}\n`,
  );
  await writeFileAtomic(
    path,
    preset === undefined
      ? specText(basename(schemaPath), options)
      : presetText(preset, { ...given, schema: basename(schemaPath), file: basename(path) }),
  );
  return [path, schemaPath];
}

function isPreset(name: string): name is PresetName {
  return (PRESET_NAMES as readonly string[]).includes(name);
}

/** The text of a new spec. */
export function specText(schema: string, options: InitOptions): string {
  const { dataset = 'person-facts', models = ['openai/gpt-6.1-terra', 'anthropic/claude-haiku-5-5'] } =
    options;
  return `# yaml-language-server: $schema=${schema}
# A closedbook run. Try it for nothing first:  closedbook run spec.yaml --dry-run
# Keys come from the environment (OPENAI_API_KEY, ANTHROPIC_API_KEY) or from .env; they have no place here.

# Question sets: bundled names (closedbook dataset list) or paths (CSV, TSV, JSONL, Parquet).
datasets:
  - ${dataset}
sample: 200 # questions of each set, drawn with the seed; leave it out to ask all

# Every model answers under every policy; each pair is one respondent.
# Without a key, simulated/heron and simulated/rook show what a run looks like; no real model answers.
models:
${models.map((model) => `  - ${model}`).join('\n')}
  # A model with settings; the matrix makes one respondent a combination:
  # - name: openai/gpt-6.1-terra
  #   matrix:
  #     effort: [none, high]
  # Any server that speaks OpenAI's format:
  # - name: compatible/qwen3@http://localhost:8000/v1
  #   price: { input: 0, output: 0 } # USD per million tokens

policies:
  - plain # free to answer or to decline
  # - conservative # decline unless sure
  # - eager # always answer
  # - penalty:3 # told that a wrong answer costs three right ones
  # - plain+confidence # with a stated confidence

# What the rules cannot tell goes to a judge; without one it stays ungraded, and the report says how much.
judges: []
# judges: [openai/gpt-6-luna]
# claims: openai/gpt-6-luna # takes biographies apart into claims, held against the facts one by one
rubric: verified # simpleqa, verified, aa, person-strict, own/<name>

trials: 1 # 3 or more: consistency, and "agree or decline"
forced: false # true: what was refused is asked again, demanding a best guess
penalties: [0, 1, 3, 9] # what a wrong answer costs, in right answers
maxCostUsd: 5 # stops cleanly; closedbook resume goes on
seed: 1

# extends: base.yaml # take over another file's words
# title: \${STUDY:-My study} # variables of the environment, with a default
`;
}
