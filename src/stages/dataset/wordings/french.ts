/**
 * French wordings. "De" would have to become "d’" before a vowel or a mute h, and a participle would show the sex: the name
 * stands apart after a colon, and what is asked of is "cette personne", which is feminine whoever is meant.
 */
import { any, dead, living, type WordingsOfLanguage } from './wording.ts';

export const FRENCH: WordingsOfLanguage = {
  'birth date': any(
    'À quelle date est née la personne suivante : {subject} ?',
    '{subject} : quelle est la date de naissance de cette personne ?',
  ),
  'birth year': any('{subject} : en quelle année cette personne est-elle née ?'),
  'birth place': any('{subject} : dans quelle ville ou quel village cette personne est-elle née ?'),
  'birth country': any('{subject} : sur le territoire de quel État actuel cette personne est-elle née ?'),
  'death date': dead('{subject} : à quelle date cette personne est-elle décédée ?'),
  'death year': dead('{subject} : en quelle année cette personne est-elle décédée ?'),
  'death place': dead('{subject} : dans quelle ville ou quel village cette personne est-elle décédée ?'),
  citizenship: [
    ...living('{subject} : quelle est la nationalité de cette personne (à la date du {asOf}) ?'),
    ...dead('{subject} : quelle était la nationalité de cette personne ?'),
  ],
  occupation: [
    ...living('{subject} : quelle est la profession de cette personne ?'),
    ...dead('{subject} : quelle était la profession de cette personne ?'),
  ],
  'political party': [
    ...living('{subject} : à quel parti politique cette personne appartient-elle (à la date du {asOf}) ?'),
    ...dead('{subject} : à quel parti politique cette personne appartenait-elle ?'),
  ],
  award: any('{subject} : quelle distinction cette personne a-t-elle reçue en {year} ?'),
  'award year': any('{subject} : en quelle année cette personne a-t-elle reçu {award} ?'),
  team: any('{subject} : citez un club dans lequel cette personne a joué avant le {asOf}.'),
  employer: any('{subject} : citez un établissement ou une entreprise où cette personne a travaillé.'),
  education: any(
    '{subject} : dans quelle université ou école cette personne a-t-elle étudié ? Une seule suffit.',
  ),
  spouse: [
    ...living(
      '{subject} : avec qui cette personne est-elle ou a-t-elle été mariée (à la date du {asOf}) ? Un nom suffit.',
    ),
    ...dead('{subject} : avec qui cette personne a-t-elle été mariée ? Un nom suffit.'),
  ],
  'doctoral advisor': any('{subject} : qui a dirigé la thèse de doctorat de cette personne ? Un nom suffit.'),
  father: any('{subject} : comment s’appelle ou s’appelait le père de cette personne ?'),
  mother: any('{subject} : comment s’appelle ou s’appelait la mère de cette personne ?'),
  'burial place': dead('{subject} : dans quel cimetière ou quelle église cette personne est-elle enterrée ?'),
  'birth name': any('{subject} : quel est le nom de naissance de cette personne ?'),
  'notable work': any('{subject} : citez une œuvre connue de cette personne.'),
  biography: any(
    'Écrivez une courte biographie de cette personne : {subject}. Indiquez sa date de naissance complète et son lieu de naissance.',
  ),
};
