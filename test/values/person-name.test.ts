/** The parts of a name, and what is no name. */
import { expect, it } from 'vitest';
import { readPersonName } from '../../src/values/person-name.ts';

/** "given | particles | family | generation | nicknames", empty parts left out. */
const parts = (raw: string) => {
  const name = readPersonName(raw);
  if (name === null) return null;
  const { given, particles, family, generation, nicknames, regnal } = name;
  return [
    given.join(' '),
    particles.join(' '),
    family.join(' '),
    generation ?? '',
    nicknames.join(' '),
    regnal ? 'regnal' : '',
  ]
    .join('|')
    .replace(/\|+$/, '');
};

it.each([
  ['Ada Lind', 'ada||lind'],
  ['Lind', '||lind'],
  ['Lind, Ada', 'ada||lind'],
  ['Lind, Ada Berta', 'ada berta||lind'],
  ['van der Berg, Ada', 'ada|van der|berg'],
  ['Ada van der Berg', 'ada|van der|berg'],
  ['Ada de la Cruz Lind', 'ada|de la|cruz lind'],
  ['Dr Ada Lind', 'ada||lind'],
  ['King', '||king'],
  ['Ada King', 'ada||king'],
  ['Ada Lind PhD', 'ada||lind'],
  ['Ada Lind, PhD', 'ada||lind'],
  ['Ada Md', 'ada||md'],
  ['Ada Lind MD', 'ada||lind'],
  ['Ada MD', '||ada'],
  ['Otto Lind Jr.', 'otto||lind|jr'],
  ['Otto Lind, Jr.', 'otto||lind|jr'],
  ['Otto Lind Senior', 'otto||lind|sr'],
  ['Otto Lind III', 'otto||lind|3'],
  ['Harald II', 'harald|||2||regnal'],
  ['Harald the Second', 'harald|||2||regnal'],
  ['Junior', '||junior'],
  ['Otto "The Lark" Lind', 'otto||lind||lark'],
  ["Otto 'Lark' Lind", 'otto||lind||lark'],
  ['Otto Lind (painter)', 'otto||lind'],
  ['Will Do', 'will||do'],
  ['E. B. Lind', 'e b||lind'],
  ['Rudolf i', 'rudolf||i'],
] as const)('reads %s', (raw, expected) => {
  expect(parts(raw)).toBe(expected);
});

it.each([
  '',
  '1879',
  'Lind 1879',
  'the one who left',
  'Ada and Berta',
  'one two three four five six seven eight nine',
  `A${'a'.repeat(500)}`,
])('takes no name from "%s"', (raw) => {
  expect(readPersonName(raw)).toBeNull();
});

it('turns nothing round that is no name behind a comma', () => {
  expect(parts('Lind, of the Orm')).not.toBe('of the orm||lind');
  expect(parts('Lind,')).toBe('||lind');
});
