/**
 * What respondents are beside their names: their model, the stake that their prompt states, and everything else that was
 * set. A name cut to fit says none of it reliably, so charts group, colour and join by these. Words for a setting are what
 * the labels of one model do not share: so they follow a label that somebody gave.
 */
import { groupBy } from '../../../core/group-by.ts';
import { type Policy, statedPenalty } from '../../../core/policy.ts';
import { respondentId } from '../../../core/respondent.ts';
import type { SummaryRespondent } from '../../../core/summary/provenance.ts';
import { visibleText } from '../../../terminal/visible-text.ts';

export interface Attributes {
  /** Short name of the model; of a model's only respondent its whole label. */
  readonly model: string;
  /** What its label says beyond the model; empty for a model's only respondent. */
  readonly setting: string;
  /** Penalty L that the prompt amounts to; null where it states none. */
  readonly stake: number | null;
  /** Everything but the stake, as words; alike in respondents that are one curve of stakes. */
  readonly manner: string;
  /** What can be filtered by: attribute to value, those that all share left out. */
  readonly values: Readonly<Record<string, string>>;
}

/** In the order of the respondents. */
export function attributesOf(respondents: readonly SummaryRespondent[]): Attributes[] {
  const raw = respondents.map(valuesOf);
  const met = new Set(raw.flatMap((values) => Object.keys(values)));
  // What was set comes before how it was asked, in whatever order they were met.
  const names = [...met].sort((a, b) => PROMPT.indexOf(a) - PROMPT.indexOf(b));
  const varying = names.filter((name) => new Set(raw.map((values) => values[name] ?? '')).size > 1);
  // A setting that all of a model's respondents have is in its name already; a prompt is told of every model alike.
  const differsWithin = (model: string, one: string) =>
    PROMPT.includes(one) ||
    new Set(raw.filter((values) => values['model'] === model).map((values) => values[one])).size > 1;
  const byModel = groupBy(respondents, ({ model }) => model);
  return respondents.map(({ model, label, policy }, place) => {
    const name = sharedWords(byModel.get(model)!.map((one) => visibleText(one.label)));
    const values = Object.fromEntries(varying.map((one) => [one, raw[place]![one] ?? 'not set']));
    const manner = varying.filter((one) => one !== 'model' && one !== 'stake' && differsWithin(model, one));
    return {
      model: name,
      setting: byModel.get(model)!.length === 1 ? '' : settingText(visibleText(label), name),
      stake: statedPenalty(policy),
      manner: manner.flatMap((one) => mannerText(one, raw[place]![one])).join(' '),
      values,
    };
  });
}

/** Attributes of the prompt, after all others. */
const PROMPT = ['policy', 'stake', 'norms', 'confidence', 'wording', 'run'];

function mannerText(name: string, value: string | undefined): string[] {
  if (value === undefined) return [];
  if (name === 'norms' || name === 'policy' || name === 'run') return [value];
  return [name === 'confidence' ? '+confidence' : `${name}=${value}`];
}

function valuesOf({ id, model, settings, policy }: SummaryRespondent): Record<string, string> {
  const values: Record<string, string> = { model };
  for (const [name, value] of Object.entries(settings)) if (value !== undefined) values[name] = String(value);
  if (policy !== null) Object.assign(values, policyValues(policy));
  // What an id says beyond its record: another run, another prompt, another language.
  const made = respondentId(model, settings, policy);
  if (id.startsWith(made) && id.length > made.length)
    values['run'] = visibleText(id.slice(made.length).trim());
  return values;
}

function policyValues(policy: Policy): Record<string, string> {
  const { kind, instruction, humility, confidence, wording } = policy;
  const stake = statedPenalty(policy);
  return {
    policy: kind === 'penalty' ? (instruction ?? 'stakes') : (instruction ?? kind),
    ...(stake === null ? {} : { stake: String(stake) }),
    ...(humility ? { norms: 'humility' } : {}),
    ...(confidence ? { confidence: 'asked for' } : {}),
    ...(wording === 'a' ? {} : { wording }),
  };
}

/** The words that all begin with, broken at spaces; the whole of a single one. */
function sharedWords(labels: readonly string[]): string {
  const [first = '', ...others] = labels.map((label) => label.split(' '));
  let shared = 0;
  while (shared < first.length && others.every((words) => words[shared] === first[shared])) shared += 1;
  const words = [...first.slice(0, shared)];
  while (words.at(-1) === '·') words.pop();
  return words.join(' ') || labels[0]!;
}

function settingText(label: string, model: string): string {
  const rest = label.startsWith(model) ? label.slice(model.length).replace(/^[\s·]+/, '') : label;
  return rest === '' ? 'as it comes' : rest;
}
