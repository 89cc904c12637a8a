/**
 * What only places the answer, in other languages than English: "près du Pérou", "später nach Bonn", "dos años antes de 1975".
 */
import { LetterPattern } from '../../../../values/letter-pattern.ts';

/** Right before a name: it lies near what is meant. */
const NEAR = new LetterPattern(
  /(?<!\p{L})(?:(?:près|proche|voisin[es]?|à côté|aux portes) d(?:e|u|es)(?: l['a])?|(?:près|proche) d'|nahe(?: bei)?|unweit(?: von)?|in der nähe von|neben|(?:junto|próximo|vecin[oa]) (?:a|al|de|del|con)|cerca del?|(?:perto|próximo|vizinh[oa]) d[eoa]|vicino (?:a|al|alla|ad)|accanto (?:a|al|alla)|nabij|vlak ?bij|dicht ?bij|naast|poblíž|blízko|vedle|nedaleko(?: od)?|v blízkosti|w pobliżu|obok|niedaleko(?: od)?|возле|рядом с|близ|вблизи|недалеко от|поблизу|біля|nära|bredvid|i närheten av|nær|ved siden af|i nærheden af|lähellä) (?:la |el |le |les |l'|the |der |dem |de |het )?$/iu,
);
/** Later, and a verb of its own: where somebody went, and not where it was. */
const LATER = new LetterPattern(
  /(?<!\p{L})(?:später|danach|anschließend|puis|ensuite|plus tard|luego|después|más tarde|posteriormente|in seguito|successivamente|depois|mais tarde|daarna|vervolgens|později|poté|później|następnie|potem|потом|затем|позже|позднее|згодом|потім|senare|senere|derefter|myöhemmin|később|sonra|ulterior)(?!\p{L})[^.;!?]{0,40}$/iu,
);
/** "Länger als", "plus long que", "vyšší než": what is compared with. */
const COMPARED = new LetterPattern(
  /(?<!\p{L})(?:\p{L}+er als|(?:plus|moins|más|menos|mais|più|meno) \p{L}+ (?:que|do que|del?|della|dell'|di)|\p{L}+er dan|\p{L}+(?:ší|ejší|ší) než|\p{L}+(?:szy|sza|sze) (?:niż|od)|\p{L}+е[ей],? чем|\p{L}+re än|\p{L}+re enn|\p{L}+mpi kuin) (?:la |el |le |les |l'|der |die |das |den |de |het |il |lo |o |a )?$/iu,
);
/** The question asks for the place near, or for what came then. */
const ASKED = new LetterPattern(
  /(?<!\p{L})(?:später|danach|nahe|nähe|puis|ensuite|plus tard|près|proche|luego|después|cerca|perto|depois|vicino|poi|dopo|nabij|later|daarna|později|poté|blízko|później|potem|blisko|потом|затем|позже|рядом|senare|nära|senere|nær|myöhemmin|lähellä|sonra|yakın)(?!\p{L})/iu,
);

export function isNearElsewhere(before: string, question: string): boolean {
  return (NEAR.test(before) || LATER.test(before) || COMPARED.test(before)) && !ASKED.test(question);
}

/** "Dos años antes de 1975", "zwei Jahre vor 1975": a time reckoned from another. */
const YEARS_FROM = new LetterPattern(
  /(?<!\p{L})(?:jahre?|monate?|tage?|ans?|années?|mois|jours?|años?|meses|días?|anos?|dias?|anni|anno|mesi|giorni|jaar|jaren|maanden|dagen|lety|let|roky|rok|lata|lat|лет|года?|месяцев|років|роки|år|vuotta) (?:(?:vor|nach|avant|après|antes|después|depois|prima|dopo|voor|na|před|po|przed|до|после|після|före|efter|før|etter)(?: del?| d[oa]| il| dem| l'an| roce| rokem| roku| rokiem)?) $/iu,
);

export function isYearsFrom(before: string): boolean {
  return YEARS_FROM.test(before);
}
