/**
 * Which settings a model takes. One it refuses is refused here, before money is spent, because a provider answers
 * every single question with the same error; where it is not known, the provider has the last word.
 */
import { ClosedbookError } from '../core/errors.ts';
import type { ModelFacts } from '../core/model-facts.ts';
import type { Settings } from '../core/respondent.ts';

/** Said of models that take the setting while they do not reason. */
const WITHOUT_REASONING = 'Leave it out, or set effort to none.';

export interface Capabilities {
  /** temperature and top_p: `no`, `yes`, or `without-reasoning` (only while effort is `none`). */
  readonly sampling: 'yes' | 'no' | 'without-reasoning';
  /** Levels of reasoning effort; empty = the model has no such setting; null = not known, sent as given. */
  readonly efforts: readonly string[] | null;
  /** Levels known to be refused where the others are not known. */
  readonly refusedEfforts: readonly string[];
  /**
   * How thinking is switched: `no` not at all, `switch` on and off, `budget` on and off and by a number of tokens,
   * `always` on and cannot be switched off, `between-tools` switched off by allowing it between tool calls only.
   */
  readonly thinking: 'no' | 'switch' | 'budget' | 'always' | 'between-tools';
  readonly logprobs: 'yes' | 'no' | 'without-reasoning';
  readonly seed: boolean;
  readonly structuredOutput: boolean;
}

/** What the facts of a model say of its settings; what they leave open is absent. */
export function capabilitiesOf(facts: ModelFacts): Partial<Capabilities> {
  const { takes = [], refuses = [], refusesWhileReasoning = [] } = facts;
  const word = (setting: 'temperature' | 'logprobs') =>
    refuses.includes(setting)
      ? 'no'
      : refusesWhileReasoning.includes(setting)
        ? 'without-reasoning'
        : takes.includes(setting)
          ? 'yes'
          : undefined;
  const flag = (setting: 'seed' | 'structuredOutput') =>
    refuses.includes(setting) ? false : takes.includes(setting) ? true : undefined;
  const said = {
    sampling: word('temperature'),
    logprobs: word('logprobs'),
    seed: flag('seed'),
    structuredOutput: flag('structuredOutput'),
    efforts: facts.efforts,
    refusedEfforts: facts.refusesEfforts,
    thinking: facts.thinking,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

/**
 * @throws ClosedbookError `setting-refused` for the first setting this model does not take.
 */
export function checkSettings(
  { name, capabilities }: { readonly name: string; readonly capabilities: Capabilities },
  settings: Settings,
): void {
  const refuse = (setting: string, hint?: string): never => {
    throw new ClosedbookError('setting-refused', `${name} takes no ${setting}`, { hint });
  };
  const reasons = settings.effort !== 'none';
  for (const setting of ['temperature', 'topP'] as const) {
    if (settings[setting] === undefined) continue;
    if (capabilities.sampling === 'no') {
      refuse(setting, 'Leave it out; to see variation, repeat with --trials.');
    }
    if (capabilities.sampling === 'without-reasoning' && reasons) {
      refuse(`${setting} while it reasons`, WITHOUT_REASONING);
    }
  }
  if (settings.effort !== undefined && capabilities.efforts !== null) {
    if (capabilities.efforts.length === 0) refuse('reasoning effort');
    if (!capabilities.efforts.includes(settings.effort)) {
      refuse(`effort "${settings.effort}"`, `It takes ${capabilities.efforts.join(', ')}.`);
    }
  }
  if (settings.effort !== undefined && capabilities.refusedEfforts.includes(settings.effort)) {
    refuse(`effort "${settings.effort}"`, 'Leave it out, or name another level.');
  }
  if (settings.thinking !== undefined) {
    if (capabilities.thinking === 'always' && settings.thinking === false) {
      refuse('thinking: false', 'It always thinks; a low effort shortens it.');
    }
    if (capabilities.thinking === 'no') refuse('thinking switch', 'Use effort where the model has one.');
    if (typeof settings.thinking === 'number' && capabilities.thinking !== 'budget') {
      refuse('thinking budget', 'Use thinking: true or false, or effort.');
    }
  }
  if (settings.logprobs === true) {
    if (capabilities.logprobs === 'no') refuse('request for log-probabilities');
    if (capabilities.logprobs === 'without-reasoning' && reasons) {
      refuse('request for log-probabilities while it reasons', WITHOUT_REASONING);
    }
  }
  if (settings.seed !== undefined && !capabilities.seed) refuse('seed');
}
