/**
 * "Is not known as a winner": words of declines that are told of the thing. Taken out before the patterns of a language look
 * for a decline; in one pattern for all languages, because kindred ones are tried on each other's clauses.
 */
import { LetterPattern } from '../../../../values/letter-pattern.ts';
import { hasOne, neededLetters } from './needed-letters.ts';

/** "Is not known as a winner", "nicht für Gedichte bekannt". In letters as written and folded. */
const SOURCES = [
  '(?:neni|nebyl[aoiy]?|nejsou) (?:\\p{L}+ ){0,2}znam\\p{L}* (?:jako|pro|tim|svym|svou|svymi|ako)',
  'nie (?:je|jest|byl\\p{L}*|bol\\p{L}*) (?:\\p{L}+ ){0,2}zna[mn]\\p{L}* (?:jako|ako|z tego|ze swo\\p{L}+)',
  'не (?:был\\p{L}* |является |є |бу[вл]\\p{L}* |е )?(?:широко )?(?:извест|відом)\\p{L}* (?:как|тем|своим\\p{L}*|як|тим|като|с )',
  'nicht (?:\\p{L}+ )?(?:für|als|dafür) (?:\\p{L}+ ){1,5}bekannt|nicht bekannt (?:für|als|dafür)',
  "n(?:'est|'était|'étaient|e sont) pas (?:\\p{L}+ )?connue?s? (?:pour|comme|sous)",
  'no (?:es|era|fue|son) (?:\\p{L}+ )?conocid[oa]s? (?:por|como)|não (?:é|era|foi|são) (?:\\p{L}+ )?conhecid[oa]s? (?:por|como)',
  'non (?:è|era|sono) (?:\\p{L}+ )?(?:not[oaie]|conosciut[oaie]) (?:per|come)|niet (?:\\p{L}+ )?bekend (?:om|als|voor|onder)',
  'inte (?:ar )?kan[dt]a? (?:for|som)|ikke (?:ken[dt]t?|kjent) (?:for|som)|nu (?:este|era|a fost) cunoscut\\p{L}* (?:pentru|ca|drept|sub)',
  'no (?:es|és) conegu[td]\\p{L}* (?:per|com)|nije poznat\\p{L}* (?:po|kao)|није познат\\p{L}* (?:по|као)',
  'δεν (?:ειναι|ηταν) γνωστ\\p{L}+ (?:για|ως)|\\p{L}+ olarak (?:bilinmi?yor|bilinmez|taninmi?yor)\\p{L}*|khong duoc biet den (?:nhu|voi|vi)',
  '(?:غير|ليس|ليست) معروف\\p{L}* [بك]\\p{L}+|לא (?:ידוע|מוכר)\\p{L}* (?:כ\\p{L}+|בשל|בזכות)',
]
  .map((source) => `(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`)
  .concat('로 알려(?:져|진)|として知られて')
  .join('|');
const KNOWN_FOR = new LetterPattern(new RegExp(SOURCES, 'gu'));
/** Letters that it needs some of, by itself: most clauses have none. */
const NEEDED = neededLetters(SOURCES)!;

/** A clause without what it says a thing is not known for. */
export function withoutKnownFor(text: string): string {
  return hasOne(text, NEEDED) ? text.replace(KNOWN_FOR.of(text), ' ') : text;
}
