/** Verbs and nouns of birth and of death in other languages than English, so that the year of the one is not taken for the other's. */
import { LetterPattern } from '../../../../values/letter-pattern.ts';

export const BIRTH_ELSEWHERE = new LetterPattern(
  /(?<!\p{L})(?:geboren\p{L}*|geburt\p{L}*|nacimiento|naci(?:ó|do|da)|nasc(?:eu|ido|ida|imento|ita|itura)|nacque|nat[oa] (?:il|nel|a)|née?s?(?= )|naquit|naissance|narod\p{L}+|narození|urodzi\p{L}+|urodzeni\p{L}*|роди(?:л|ла|лся|лась)|рожден\p{L}+|народи\p{L}+|народжен\p{L}+|född\p{L}*|født|fødsel|syntyi|syntynyt|syntymä\p{L}*|született|születés\p{L}*|doğdu\p{L}*|doğum\p{L}*|născut\p{L}*|naštere\p{L}*|rođen\p{L}*|γεννήθηκε)(?!\p{L})/iu,
);
export const DEATH_ELSEWHERE = new LetterPattern(
  /(?<!\p{L})(?:gestorben|starb|verstarb|verstorben|tod|todes\p{L}*|muri(?:ó|eron)|muerte|fallec\p{L}+|morreu|morte|morì|morto|morta|mourut|décéd\p{L}+|décès|mort|overleed|overleden|stierf|zemřel\p{L}*|úmrtí|smrt\p{L}*|zomrel\p{L}*|zmarł\p{L}*|umarł\p{L}*|śmier\p{L}+|умер|умерла|скончал\p{L}+|смерт\p{L}+|помер\p{L}*|avled|dödsår|döde|døde|kuoli|kuolema\p{L}*|kuollut|meghalt|halál\p{L}*|öldü|ölüm\p{L}*|vefat|murit|decedat|umro|umrla|πέθανε)(?!\p{L})/iu,
);
