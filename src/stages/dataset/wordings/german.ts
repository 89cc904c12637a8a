/**
 * German wordings. Names stand in the nominative or after "von", where they do not change; no word shows whether the
 * person is a man or a woman.
 */
import { any, dead, living, type WordingsOfLanguage } from './wording.ts';

export const GERMAN: WordingsOfLanguage = {
  'birth date': any(
    'An welchem Tag wurde {subject} geboren?',
    'Wie lautet das genaue Geburtsdatum von {subject}?',
  ),
  'birth year': any('In welchem Jahr wurde {subject} geboren?'),
  'birth place': any(
    'In welchem Ort wurde {subject} geboren?',
    'Welcher Ort ist der Geburtsort von {subject}?',
  ),
  'birth country': any('Auf dem Gebiet welches heutigen Staates wurde {subject} geboren?'),
  'death date': dead('An welchem Tag starb {subject}?', 'Wie lautet das genaue Todesdatum von {subject}?'),
  'death year': dead('In welchem Jahr starb {subject}?'),
  'death place': dead('In welchem Ort starb {subject}?'),
  citizenship: [
    ...living('Welche Staatsangehörigkeit hat {subject} (Stand: {asOf})?'),
    ...dead('Welche Staatsangehörigkeit hatte {subject}?'),
  ],
  occupation: [...living('Welchen Beruf hat {subject}?'), ...dead('Welchen Beruf hatte {subject}?')],
  'political party': [
    ...living('Welcher Partei gehört {subject} an (Stand: {asOf})?'),
    ...dead('Welcher Partei gehörte {subject} an?'),
  ],
  award: any('Welche Auszeichnung erhielt {subject} im Jahr {year}?'),
  'award year': any('In welchem Jahr erhielt {subject} {award}?'),
  team: any('Nenne einen Verein, für den {subject} vor dem {asOf} gespielt hat.'),
  employer: any('Nenne einen früheren oder heutigen Arbeitgeber von {subject}.'),
  education: any('An welcher Hochschule oder Schule wurde {subject} ausgebildet? Eine genügt.'),
  spouse: [
    ...living('Mit wem ist oder war {subject} verheiratet (Stand: {asOf})? Ein Name genügt.'),
    ...dead('Mit wem war {subject} verheiratet? Ein Name genügt.'),
  ],
  'doctoral advisor': any('Wer hat die Doktorarbeit von {subject} betreut? Ein Name genügt.'),
  father: any('Wie heißt oder hieß der Vater von {subject}?'),
  mother: any('Wie heißt oder hieß die Mutter von {subject}?'),
  'burial place': dead('Auf welchem Friedhof oder in welcher Kirche ist {subject} begraben?'),
  'birth name': any('Wie lautet der Geburtsname von {subject}?'),
  'notable work': any('Nenne ein bekanntes Werk von {subject}.'),
  biography: any(
    'Schreibe eine kurze Biografie von {subject}. Nenne das volle Geburtsdatum und den Geburtsort.',
  ),
};
