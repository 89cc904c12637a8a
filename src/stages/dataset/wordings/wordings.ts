/** Wordings in other languages than English, by language code. */
import { CHINESE } from './chinese.ts';
import { CZECH } from './czech.ts';
import { FRENCH } from './french.ts';
import { GERMAN } from './german.ts';
import { SPANISH } from './spanish.ts';
import type { WordingsOfLanguage } from './wording.ts';

export const FOREIGN_WORDINGS: Readonly<Record<string, WordingsOfLanguage>> = {
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  zh: CHINESE,
  cs: CZECH,
};
