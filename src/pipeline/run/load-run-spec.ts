/**
 * The run's specification from a YAML file, from options, or from both (options win). Secrets have no place in it:
 * keys come from the environment alone.
 */

import { existsSync } from 'node:fs';
import { parseOrder } from '../../core/adaptive-order.ts';
import type { Config } from '../../core/config.ts';
import { counted } from '../../core/counted.ts';
import { ClosedbookError } from '../../core/errors.ts';
import { type Policy, policyName } from '../../core/policy.ts';
import type { Settings } from '../../core/respondent.ts';
import { type RunSpec, type RunSpecInput, runSpecSchema } from '../../core/run-spec.ts';
import { COMMON_SETTINGS, commonSettingsSchema } from '../../core/spec-file.ts';
import { parseUntil } from '../../core/until.ts';
import { rubricNamed } from '../rubric-named.ts';
import { chosenPolicies } from './chosen-policies.ts';
import type { SpecFile } from './read-spec-file.ts';
import { MOST_RESPONDENTS, tooManyRespondents } from './too-many-respondents.ts';

/** What the command line may set; undefined leaves the file's word, or the default. */
export interface RunSpecOptions {
  readonly datasets?: readonly string[];
  readonly models?: readonly string[];
  readonly policies?: readonly string[];
  /** Policies in words of one's own, `NAME=FILE`; asked besides `policies`, or chosen among by `own:NAME` there. */
  readonly instructions?: readonly string[];
  readonly trials?: number;
  readonly sample?: number;
  /** Languages of the questions asked. @default all */
  readonly languages?: readonly string[];
  readonly forced?: boolean;
  readonly batch?: boolean;
  /** Adds a stated confidence to every policy. */
  readonly confidence?: boolean;
  readonly judges?: readonly string[];
  readonly judgeAgain?: number;
  /** Model that splits long answers into claims. */
  readonly claims?: string;
  readonly rubric?: string;
  /** Settings for every model. */
  readonly settings?: { readonly [key in keyof Settings]?: unknown };
  readonly concurrency?: number;
  readonly timeoutMs?: number;
  readonly maxCostUsd?: number;
  readonly allowUnpriced?: boolean;
  /** Added to the file's, model by model. */
  readonly modelFacts?: RunSpecInput['modelFacts'];
  /** Added to the file's, prefix by prefix. */
  readonly baseUrls?: Readonly<Record<string, string>>;
  readonly penalties?: readonly number[];
  readonly keepRawBodies?: boolean;
  /** A goal in a word, `best@1`, at which the run may stop; with its level, and for a regression the run before. */
  readonly until?: string;
  /** An order in a word, `adaptive@1`, with the earlier runs that it comes from. */
  readonly order?: string;
  readonly from?: readonly string[];
  readonly untilLevel?: number;
  readonly untilThese?: boolean;
  readonly untilRounds?: number;
  readonly baseline?: string;
  readonly seed?: number;
  readonly title?: string;
  /** Values of `${NAME}` in the file. @default none */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Where rubrics of one's own are. @default none */
  readonly config?: Config;
}

/**
 * Reads and checks the specification.
 * @throws ClosedbookError `file-missing`, `file-malformed` (line, column), `spec-invalid`, `policy-unknown`,
 *   `rubric-unknown`.
 */
export async function loadRunSpec(path: string | null, options: RunSpecOptions): Promise<RunSpec> {
  const { settings, confidence, env = {}, config = {}, instructions = [], ...other } = options;
  const { until, untilLevel, untilThese, untilRounds, baseline, order, from, ...given } = other;
  const read = path === null ? null : await (await import('./read-spec-file.ts')).readSpecFile(path, env);
  const file = read?.words ?? {};
  const merged: Record<string, unknown> = { ...file, ...defined(given) };
  for (const field of ['modelFacts', 'baseUrls'] as const) {
    if (given[field] !== undefined)
      merged[field] = { ...(file[field] as object | undefined), ...given[field] };
  }
  if (instructions.length > 0 || given.policies !== undefined) {
    merged['policies'] = await chosenPolicies(given.policies, { instructions, inFile: file['policies'] });
  }
  if (until !== undefined) {
    merged['until'] = parseUntil(until, {
      ...{ baseline, level: untilLevel, these: untilThese, rounds: untilRounds },
    });
  } else if ([untilLevel, untilThese, untilRounds, baseline].some((one) => one !== undefined)) {
    throw new ClosedbookError(
      'usage',
      'expected --until beside --until-level, --until-these, --until-rounds and --baseline, got none',
    );
  }
  if (order !== undefined) merged['order'] = parseOrder(order, from ?? []);
  else if (from !== undefined) {
    throw new ClosedbookError('usage', 'expected --order adaptive beside --from, got none');
  }
  if (typeof merged['rubric'] === 'string') {
    merged['rubric'] = rubricNamed(merged['rubric'], { config });
  }
  for (const [field, option] of [
    ['datasets', '-d'],
    ['models', '-m'],
  ] as const) {
    if (merged[field] === undefined) throw nothingNamed(field, option, path);
  }
  const common = commonSettingsSchema.safeParse(file);
  if (!common.success) throw invalid(read, common.error.issues[0]!);
  for (const name of COMMON_SETTINGS) delete merged[name];
  const parsed = runSpecSchema.safeParse(merged);
  if (!parsed.success) throw invalid(read, parsed.error.issues[0]!);
  const { models, policies } = parsed.data;
  const count = models.length * policies.length;
  if (count > MOST_RESPONDENTS) {
    const factors = `${counted(models.length, 'model')} × ${counted(policies.length, 'policy', 'policies')}`;
    throw tooManyRespondents(read?.place(['models']) ?? 'the options', count, factors);
  }
  refuseOneNameTwice(parsed.data.policies);
  const extra = defined(settings ?? {}) as Settings;
  return {
    ...parsed.data,
    models: parsed.data.models.map((model) => ({
      ...model,
      settings: { ...defined(common.data), ...model.settings, ...extra } as Settings,
    })),
    policies: dedupe(
      parsed.data.policies.map((policy) => (confidence ? { ...policy, confidence: true } : policy)),
      policyName,
    ),
  };
}

/** Two texts under one name would be one respondent. */
function refuseOneNameTwice(policies: readonly Policy[]): void {
  const known = new Map<string, string>();
  for (const policy of policies) {
    const words = JSON.stringify(policy.words ?? null);
    const name = policyName(policy);
    if ((known.get(name) ?? words) !== words) {
      throw new ClosedbookError('spec-invalid', `policies: ${name} stands for two different texts`, {
        hint: 'Give each its own name, or make them wordings of one policy.',
      });
    }
    known.set(name, words);
  }
}

function invalid(
  read: SpecFile | null,
  issue: { readonly path: PropertyKey[]; readonly message: string },
): ClosedbookError {
  const field = issue.path.map(String).join('.');
  const listed = /^Invalid input: expected array, received (\w+)/.exec(issue.message);
  return new ClosedbookError(
    'spec-invalid',
    `${read?.place(issue.path) ?? 'the options'}: ${field}: ${listed === null ? issue.message : `expected a list, got a ${listed[1]}`}`,
    listed === null ? {} : { hint: `Put it in brackets: ${field}: [ … ].` },
  );
}

/** Neither the file nor the options name what a run cannot do without. */
function nothingNamed(field: 'datasets' | 'models', option: string, path: string | null): ClosedbookError {
  const spec = ['spec.yaml', 'spec.yml'].find((name) => path === null && existsSync(name));
  return new ClosedbookError('spec-invalid', `${path ?? 'the command'} names no ${field}`, {
    hint:
      spec === undefined
        ? `Give ${field} in the spec or with ${option}; closedbook init writes a spec to begin with.`
        : `There is a ${spec} here: closedbook run ${spec}. Or give ${field} with ${option}.`,
  });
}

function defined(record: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

function dedupe<T>(values: readonly T[], key: (value: T) => string): T[] {
  return [...new Map(values.map((value) => [key(value), value])).values()];
}
