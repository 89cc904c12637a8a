/**
 * Whether an answer is a reference's own words and no more. Then it is an answer even where it reads like something else:
 * "ValueError" is what a program leaves in place of one, and what the question may have asked for.
 */
import type { Reference } from '../core/reference.ts';
import { foldText } from './fold-text.ts';
import { goldTexts } from './gold-texts.ts';

export function isGoldItself(answer: string, reference: Reference | null): boolean {
  const said = foldText(answer);
  return goldTexts(reference).some((gold) => foldText(gold) === said);
}
