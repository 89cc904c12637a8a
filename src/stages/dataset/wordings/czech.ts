/**
 * Czech wordings. Names would have to be declined and past tenses show the sex: the name stands in the nominative before a
 * colon, and what is asked of is "tato osoba", which is feminine whoever is meant.
 */
import { any, dead, living, type WordingsOfLanguage } from './wording.ts';

export const CZECH: WordingsOfLanguage = {
  'birth date': any(
    '{subject}: kdy přesně se tato osoba narodila? Uveďte den, měsíc a rok.',
    '{subject}: jaké je datum narození této osoby?',
  ),
  'birth year': any('{subject}: ve kterém roce se tato osoba narodila?'),
  'birth place': any('{subject}: ve kterém městě nebo obci se tato osoba narodila?'),
  'birth country': any('{subject}: na území kterého dnešního státu se tato osoba narodila?'),
  'death date': dead('{subject}: kdy přesně tato osoba zemřela? Uveďte den, měsíc a rok.'),
  'death year': dead('{subject}: ve kterém roce tato osoba zemřela?'),
  'death place': dead('{subject}: ve kterém městě nebo obci tato osoba zemřela?'),
  citizenship: [
    ...living('{subject}: jaké má tato osoba státní občanství (stav k datu {asOf})?'),
    ...dead('{subject}: jaké měla tato osoba státní občanství?'),
  ],
  occupation: [
    ...living('{subject}: jaké je povolání této osoby?'),
    ...dead('{subject}: jaké bylo povolání této osoby?'),
  ],
  'political party': [
    ...living('{subject}: ke které politické straně tato osoba patří (stav k datu {asOf})?'),
    ...dead('{subject}: ke které politické straně tato osoba patřila?'),
  ],
  award: any('{subject}: jaké ocenění tato osoba získala v roce {year}?'),
  'award year': any('{subject}: ve kterém roce tato osoba získala {award}?'),
  team: any('{subject}: jmenujte klub, za který tato osoba hrála (stav k datu {asOf}).'),
  employer: any('{subject}: jmenujte instituci nebo firmu, ve které tato osoba pracovala.'),
  education: any('{subject}: na které univerzitě nebo škole tato osoba studovala? Stačí jedna.'),
  spouse: [
    ...living('{subject}: s kým tato osoba uzavřela manželství (stav k datu {asOf})? Stačí jedno jméno.'),
    ...dead('{subject}: s kým tato osoba uzavřela manželství? Stačí jedno jméno.'),
  ],
  'doctoral advisor': any('{subject}: kdo vedl disertační práci této osoby? Stačí jedno jméno.'),
  father: any('{subject}: jak se jmenuje nebo jmenoval otec této osoby?'),
  mother: any('{subject}: jak se jmenuje nebo jmenovala matka této osoby?'),
  'burial place': dead('{subject}: na kterém hřbitově nebo ve kterém kostele je tato osoba pohřbena?'),
  'birth name': any('{subject}: jaké je rodné jméno této osoby?'),
  'notable work': any('{subject}: jmenujte jedno známé dílo této osoby.'),
  biography: any('Napište krátký životopis této osoby: {subject}. Uveďte úplné datum a místo narození.'),
};
