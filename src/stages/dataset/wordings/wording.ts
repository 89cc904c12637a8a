/**
 * One way to put a question in one language. Where a language would have to decline a name or show a sex that is not known,
 * its wordings are turned so that it need not: no name is ever changed.
 */

/** Slots: `{subject}` always; `{award}`, `{year}`, `{asOf}` where the wording has them. */
export interface QuestionWording {
  readonly text: string;
  /** Grammar fits only people who live, or only those who are dead; absent = both. */
  readonly when?: 'living' | 'dead';
}

/** Wordings of a language by property. */
export type WordingsOfLanguage = Readonly<Record<string, readonly QuestionWording[]>>;

export const any = (...texts: string[]): QuestionWording[] => texts.map((text) => ({ text }));
export const living = (...texts: string[]): QuestionWording[] =>
  texts.map((text) => ({ text, when: 'living' }));
export const dead = (...texts: string[]): QuestionWording[] => texts.map((text) => ({ text, when: 'dead' }));
