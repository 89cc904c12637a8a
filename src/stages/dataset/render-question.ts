/**
 * A wording with its slots filled. A slot without a value is an error of the builder, not a question with a hole in
 * it; the first letter is raised, because a descriptor ("the physicist …") may open the sentence.
 */
import { ClosedbookError } from '../../core/errors.ts';

export interface QuestionSlots {
  /** Name, with a descriptor where the name alone is shared: "the physicist Max Born". */
  readonly subject: string;
  /** Name of an award with its article: "the Nobel Prize in Physics". */
  readonly award?: string;
  readonly year?: string;
  /** Date as words: "21 November 2026". */
  readonly asOf?: string;
}

/** The question's text. @throws ClosedbookError `record-invalid` when a slot of the wording has no value. */
export function renderQuestion(wording: string, slots: QuestionSlots): string {
  const values: Readonly<Record<string, string | undefined>> = { ...slots };
  const text = wording.replace(/\{(\w+)\}/g, (_, slot: string) => {
    const value = values[slot];
    if (value === undefined || value.trim() === '') {
      throw new ClosedbookError('record-invalid', `the wording "${wording}" needs a value for {${slot}}`, {
        hint: 'Choose a wording without that slot, or give its value.',
      });
    }
    return value.trim();
  });
  return text.charAt(0).toLocaleUpperCase('en') + text.slice(1);
}
