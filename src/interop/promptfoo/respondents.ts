/**
 * Who answered: a provider under a prompt. A second prompt to the same provider is another respondent, because it may
 * say something else about declining; it is numbered in the order of the file.
 */
import type { Respondent } from '../../core/respondent.ts';
import { importedRespondent } from '../imported-respondent.ts';

export interface PromptfooRespondents {
  of(provider: string, prompt: string): Respondent;
}

export function promptfooRespondents(): PromptfooRespondents {
  const prompts = new Map<string, string[]>();
  const known = new Map<string, Respondent>();
  return {
    of(provider, prompt) {
      const key = `${provider}\u0000${prompt}`;
      const found = known.get(key);
      if (found !== undefined) return found;
      const seen = prompts.get(provider) ?? [];
      prompts.set(provider, [...seen, prompt]);
      const plain = importedRespondent(provider);
      const respondent =
        seen.length === 0 ? plain : { ...plain, id: `${plain.id} · prompt ${seen.length + 1}` };
      known.set(key, respondent);
      return respondent;
    },
  };
}
