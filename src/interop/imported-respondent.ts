/**
 * Who answered, as another tool's file tells it. The policy is null: what the prompt said about declining is not known
 * in closedbook's terms. Settings count, because the same model at another temperature is another respondent.
 */
import { type Respondent, respondentId, type Settings } from '../core/respondent.ts';

/** Models of the simulator are named so, and stay what they are in every file. */
export function isSimulated(model: string): boolean {
  return model.startsWith('simulated/');
}

/** Who answered where rows beside it say who and one does not. */
export const UNNAMED = 'unnamed';

/** The model's name as the file has it; blank becomes `unnamed`. */
export function importedRespondent(model: string | null | undefined, settings: Settings = {}): Respondent {
  const name = model?.trim() || UNNAMED;
  return {
    id: respondentId(name, settings, null),
    model: name,
    settings,
    policy: null,
    family: null,
    knowledgeCutoff: null,
    simulated: isSimulated(name),
  };
}
