/**
 * The strings that a reference's text stands for: without its label and its brackets, either of two, the name behind what it
 * is. Each would be accepted by a person who knows what was asked, and none says less than the whole.
 */
import { foldText } from '../../../values/fold-text.ts';
import { LetterPattern } from '../../../values/letter-pattern.ts';
import { isCountry, isState, placeAliases, stateName } from '../../../values/place-names.ts';
import { withWorldWar } from './world-war.ts';

/** "ANSWER: C", "Answer: Ulm": the label of a template is no part of the answer. */
export function withoutLabel(raw: string): string {
  if (!LABEL_END.test(raw)) return raw;
  return raw.replace(/^\s*(?:final |correct |the )?answer\s*[:：]\s*(?=\S)/i, '');
}

const LABEL_END = /[:：]/;

/**
 * "Jane Roe or John Doe" is two; "Venera 7 (Venus)" also counts without what stands in brackets; "Season 7,
 * Episode 20: White Wedding" is named by either half; "Covington, Georgia" by the place before the comma.
 */
export function spellingsOf(raw: string): string[] {
  const plain = (/[([]/.test(raw) ? raw.replace(/\s*[([][^()[\]]*[)\]]\s*/g, ' ') : raw).trim();
  const base = withWorldWar(plain !== '' ? plain : raw);
  const either = /\sor\s/i.test(base) ? base.split(/\s+or\s+/i) : [];
  if (either.length === 2 && either.every((part) => part.split(/\s+/).length <= 4)) return [...either, base];
  const halves = base.includes(':') ? /^([^:]*\d[^:]*):\s+(\p{Lu}[^:]{5,})$/u.exec(base) : null;
  if (halves) return [base, halves[1] as string, halves[2] as string];
  const quoted = base.includes('"') ? /^([^"]*\d[^"]*?),?\s+"([^"]{5,})"$/.exec(base) : null;
  if (quoted) return [base, quoted[1] as string, quoted[2] as string];
  const named = namedBy(base);
  if (named.length > 0) return [base, ...named];
  const known = placeAliases(foldText(base));
  if (known.length > 0)
    return [base, ...known.filter((name) => name.length > 3 && !/\b\w\b/.test(name)).map(titleCase)];
  if (!/[,;.]/.test(base)) return [base];
  const first = EXPLAINED.exec(base)?.[1];
  if (first !== undefined && /\p{Lu}/u.test(first.replace(/^\w+/, '')) && first.split(/\s+/).length <= 6)
    return [base, first, ...namedBy(first)];
  const place = /^(\p{Lu}[\p{L}' -]+),\s+(\p{Lu}[\p{L}. ]+)$/u.exec(base);
  if (place && isRegion(place[2] as string)) return [place[1] as string];
  return [base];
}

/** The name behind what it is: "Swedish botanist Carl Lind". */
function namedBy(text: string): string[] {
  // What it is and the name.
  const named = text.includes(' ') ? DESCRIBED.exec(text)?.[1] : undefined;
  return named !== undefined && !isRegion(named) ? [named] : [];
}

/** "To Carl Lind, who helped her with the press": what is said of the answer behind it is none of it. */
const EXPLAINED =
  /^([^,;.]{3,60})(?:,|;|\.)\s+(?:who|whom|whose|which|where|when|as|because|since|so that|after|before|while|although|he|she|it|they|his|her|its|their|in (?:19|18|20)\d\d)\s+\S+\s+\S+.{8,}/;

/** "Swedish botanist Carl Lind", "the drama series Zenda": what a name is, and the name; "county of Zenda" is all name. */
const DESCRIBED = new LetterPattern(
  /^(?:(?:[Tt]he|[Aa]n?) )?(?:\p{Lu}[\p{L}'-]+ )?(?:\p{Ll}[\p{L}'-]+,? )*(?!(?:of|in|by|from|on|at|to|and|or|for|with|between|against|near|under|over|du|de|la|le|van|von|der|den|di|da|del|the|an?|than|after|before|as|bin|ibn|al|el|dos?|das|du|ter|ten|zu|af|av|abu|y|e) )\p{Ll}{3,}[\p{L}'-]*,? ((?:\p{Lu}[\p{L}.'-]* ?){1,4})$/u,
);

function titleCase(name: string): string {
  return name.replace(/\b\p{Ll}/gu, (letter) => letter.toUpperCase());
}

/** Countries and states after the commas of a name: "Ulm, Germany" -> Germany. */
export function regionsOf(raw: string): string[] {
  if (!raw.includes(',')) return [];
  const parts = raw.split(/\s*,\s*/).slice(1);
  return parts.length > 0 && parts.length <= 2 && isRegion(parts[parts.length - 1] as string) ? parts : [];
}

/** A country or a state of the US, also by its letters ("PA"). */
export function isRegion(name: string): boolean {
  const folded = foldText(name).replaceAll('.', '').trim();
  return isCountry(folded) || stateName(folded) !== null || isState(folded);
}
