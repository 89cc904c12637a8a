/**
 * Small classes whose members everybody can list: signs of the zodiac, planets, weekdays, colours. Where one member is
 * the answer, another one is a wrong answer and not a detail. Only classes whose names hardly mean anything else.
 */

const CLASSES = `
aries taurus gemini cancer leo virgo libra scorpio sagittarius capricorn aquarius pisces
mercury venus earth mars jupiter saturn uranus neptune pluto
monday tuesday wednesday thursday friday saturday sunday
january february march april june july august september october november december
africa antarctica asia europe oceania
red orange yellow green blue purple violet brown black white pink grey gray
spring summer autumn winter fall
spades hearts diamonds clubs
spade heart diamond club
copper tin zinc iron silver gold lead nickel aluminium aluminum chromium tungsten platinum titanium uranium
hydrogen helium oxygen nitrogen carbon neon argon krypton xenon radon chlorine fluorine bromine iodine sulphur sulfur
`;

const CLASS_OF = new Map<string, readonly string[]>();
for (const line of CLASSES.trim().split('\n')) {
  const members = line.split(' ');
  for (const member of members) if (!CLASS_OF.has(member)) CLASS_OF.set(member, members);
}

const SAME: Readonly<Record<string, string>> = {
  gray: 'grey',
  violet: 'purple',
  fall: 'autumn',
  aluminum: 'aluminium',
  sulfur: 'sulphur',
};

/** True when two folded words are different members of one class. */
export function areClassRivals(left: string, right: string): boolean {
  const members = CLASS_OF.get(left);
  return members?.includes(right) === true && (SAME[left] ?? left) !== (SAME[right] ?? right);
}

/** True for a folded word that is a member of a class. */
export function isClassMember(word: string): boolean {
  return CLASS_OF.has(word);
}
