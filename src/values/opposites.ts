/**
 * Words that are spelt alike, or stand side by side in a list, and mean something else: "left" and "right", "hyper-"
 * and "hypo-", "daughter" and "granddaughter", two countries. A likeness of spelling between them is no agreement.
 */
import { countryRoot } from './place-names.ts';

const PAIRS = `left right;north south;north east;north west;south east;south west;east west;northern southern
northern eastern;northern western;southern eastern;southern western;eastern western;upper lower;top bottom;inner outer
internal external;interior exterior;major minor;male female;man woman;boy girl;positive negative;maximum minimum;first last
increase decrease;anode cathode;mitosis meiosis;stalactite stalagmite;convex concave;latitude longitude;acid alkali;acid base
lion lioness;prince princess;emperor empress;manet monet;winter summer;spring autumn;alligator crocodile;senior junior
paternal maternal;plaintiff defendant;debit credit;import export;vein artery;granada grenada;primary secondary;anterior posterior`;

const OPPOSITES = new Map<string, Set<string>>();
for (const pair of PAIRS.split(/[;\n]/)) {
  const [left, right] = pair.split(' ') as [string, string];
  OPPOSITES.set(left, (OPPOSITES.get(left) ?? new Set()).add(right));
  OPPOSITES.set(right, (OPPOSITES.get(right) ?? new Set()).add(left));
}

const PREFIX_PAIRS: readonly (readonly [string, string])[] = [
  ['hyper', 'hypo'],
  ['inter', 'intra'],
  ['macro', 'micro'],
  ['endo', 'exo'],
  ['pre', 'post'],
  ['iso', 'aniso'],
  ['pro', 'anti'],
  ['over', 'under'],
  ['inbound', 'outbound'],
];
/** Prefixes that make another word of the one behind them. */
const CHANGING =
  /^(?:grand|great|step|god|half|anti|non|un|in|dis|vice|ex|sub|super|semi|pseudo|neo|pre|post|hyper|hypo|micro|macro|fore)$/;

/** Prefixes that count: "monoxide" and "dioxide", "triplane" and "biplane". */
const COUNTING =
  /^(?:(?:mon|tetr|pent|hex|hept|oct)(?=ox)|mono|di|bi|tri|tetra|quadri|penta|hexa|hepta|octa|nona|deca)(?=\p{L}{4})/u;
/** Endings that tell salts and hydrocarbons apart: "sulphate" and "sulphide", "ethane" and "ethene", "nitric" and "nitrous". */
const CHEMICAL = /(?:ate|ite|ide|ane|ene|yne|ic|ous)(?=s?$)/;

/** True when one folded word is a known opposite or neighbour of the other. */
export function areOpposites(left: string, right: string): boolean {
  return (
    OPPOSITES.get(left)?.has(right) === true ||
    // Most pairs of words end at a letter: the patterns are tried on few.
    (left.at(-1) === right.at(-1) && left.at(-2) === right.at(-2) && differInOnly(left, right, COUNTING)) ||
    (left[0] === right[0] && left[1] === right[1] && differInOnly(left, right, CHEMICAL))
  );
}

/** True when two folded words that look alike are known to be two things. */
export function areDistinct(left: string, right: string): boolean {
  if (left === right) return false;
  if (areOpposites(left, right)) return true;
  const [one, two] = [countryRoot(left), countryRoot(right)];
  if (one !== null && two !== null && one !== two) return true;
  return PREFIX_PAIRS.some(([a, b]) => swaps(left, right, a, b) || swaps(left, right, b, a));
}

/** True when the words have different parts of the kind and are alike but for them. */
function differInOnly(left: string, right: string, part: RegExp): boolean {
  const rest = left.replace(part, '');
  return (
    rest.length >= 4 &&
    rest.length < left.length &&
    right.length > rest.length &&
    right.replace(part, '') === rest
  );
}

function swaps(left: string, right: string, a: string, b: string): boolean {
  return left.startsWith(a) && right.startsWith(b) && left.slice(a.length) === right.slice(b.length);
}

/** True when `longer` is `word` behind a prefix that changes its meaning: "granddaughter". */
export function isChangedByPrefix(longer: string, word: string): boolean {
  return longer.endsWith(word) && CHANGING.test(longer.slice(0, -word.length));
}
