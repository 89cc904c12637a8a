/**
 * Chemical elements by their symbols, in the order of their numbers: "Au" is gold. A closed class, and what people answer with
 * as often as with the name.
 */
const ELEMENTS =
  'H hydrogen|He helium|Li lithium|Be beryllium|B boron|C carbon|N nitrogen|O oxygen|F fluorine|Ne neon|Na sodium|Mg magnesium|Al aluminium,aluminum|Si silicon|P phosphorus|S sulfur,sulphur|Cl chlorine|Ar argon|K potassium|Ca calcium|Sc scandium|Ti titanium|V vanadium|Cr chromium|Mn manganese|Fe iron|Co cobalt|Ni nickel|Cu copper|Zn zinc|Ga gallium|Ge germanium|As arsenic|Se selenium|Br bromine|Kr krypton|Rb rubidium|Sr strontium|Y yttrium|Zr zirconium|Nb niobium|Mo molybdenum|Tc technetium|Ru ruthenium|Rh rhodium|Pd palladium|Ag silver|Cd cadmium|In indium|Sn tin|Sb antimony|Te tellurium|I iodine|Xe xenon|Cs caesium,cesium|Ba barium|La lanthanum|Ce cerium|Pr praseodymium|Nd neodymium|Pm promethium|Sm samarium|Eu europium|Gd gadolinium|Tb terbium|Dy dysprosium|Ho holmium|Er erbium|Tm thulium|Yb ytterbium|Lu lutetium|Hf hafnium|Ta tantalum|W tungsten,wolfram|Re rhenium|Os osmium|Ir iridium|Pt platinum|Au gold|Hg mercury|Tl thallium|Pb lead|Bi bismuth|Po polonium|At astatine|Rn radon|Fr francium|Ra radium|Ac actinium|Th thorium|Pa protactinium|U uranium|Np neptunium|Pu plutonium|Am americium|Cm curium|Bk berkelium|Cf californium|Es einsteinium|Fm fermium|Md mendelevium|No nobelium|Lr lawrencium';

let symbols: ReadonlyMap<string, string> | null = null;

/** The symbol of an element by its English name in small letters, or null. */
export function symbolOf(name: string): string | null {
  symbols ??= new Map(
    ELEMENTS.split('|').flatMap((entry) => {
      const [symbol, names] = entry.split(' ') as [string, string];
      return names.split(',').map((one) => [one, symbol] as const);
    }),
  );
  return symbols.get(name) ?? null;
}

/** Two elements or more with their counts: "NaCl", "C6H12O6"; a word in capitals is none. */
export function isFormula(text: string): boolean {
  return /^(?:\p{Lu}\p{Ll}?\d*){2,}$/u.test(text) && (/\d/.test(text) || /\p{Ll}/u.test(text));
}
