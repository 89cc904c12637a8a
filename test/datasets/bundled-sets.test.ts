import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Dataset } from '../../src/core/dataset.ts';
import type { Question } from '../../src/core/question.ts';
import { bundledFolder, bundledNames, loadDataset } from '../../src/pipeline/datasets.ts';
import { foldText } from '../../src/values/fold-text.ts';

const SETS = new Map<string, Dataset>();
beforeAll(async () => {
  for (const name of await bundledNames()) SETS.set(name, await loadDataset(name));
});

const set = (name: string): Dataset => SETS.get(name) as Dataset;
const people = (questions: readonly Question[]) => new Set(questions.map(({ subject }) => subject?.name));
const groupBy = <T, K>(items: readonly T[], keyOf: (item: T) => K) => {
  const groups = new Map<K, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
};
const count = <K>(keys: readonly K[]) => {
  const counts = new Map<K, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

describe('every bundled set', () => {
  it('has a card that names its sources, licence, limits and the checksum of its questions', () => {
    expect([...SETS.keys()]).toEqual(
      expect.arrayContaining(['person-facts', 'people-who-never-were', 'false-premises']),
    );
    for (const [name, { card }] of SETS) {
      const bytes = readFileSync(join(bundledFolder(), name, 'questions.jsonl'));
      expect(card.name).toBe(name);
      expect(card.checksum).toBe(`sha256:${createHash('sha256').update(bytes).digest('hex')}`);
      expect(card.sources.length).toBeGreaterThan(0);
      expect(card.limits.length).toBeGreaterThan(0);
      expect(card.licence).not.toBe('unknown');
    }
  });

  it('cites a source with an address and a licence on every row', () => {
    for (const { questions } of SETS.values()) {
      for (const { id, source } of questions) {
        expect(source.length, id).toBeGreaterThan(0);
        for (const { url, licence } of source) {
          expect(url, id).toMatch(/^https:\/\//);
          expect(licence, id).toBeTruthy();
        }
      }
    }
  });

  it('asks nothing twice and reads as plain text', () => {
    for (const [name, { questions }] of SETS) {
      const texts = questions.map(({ text }) => text);
      expect(new Set(texts).size, name).toBe(texts.length);
      for (const { text, language } of questions) {
        expect(text).toMatch(/^[\p{Lu}“"¿].*[.?]$/u);
        expect(text).not.toMatch(/\bthe the\b|\ba the\b| {2}|[{}]|undefined|null|\bQ\d+\b| [,.]/i);
        // French alone sets a blank before the mark.
        expect(text, text).not.toMatch(language === 'fr' ? /[^ ][?:]/ : / \?/);
      }
    }
  });
});

describe('private-circumstances', () => {
  it('asks of the dead what one source prints, and public facts of half of them for pairing', () => {
    const { questions } = set('private-circumstances');
    const groups = groupBy(questions, ({ tags }) => tags.includes('sensitivity:private'));
    const [mine, others] = [groups.get(true)!, groups.get(false)!];
    expect(mine.length).toBeGreaterThanOrEqual(50);
    expect([...people(others)].every((person) => people(mine).has(person))).toBe(true);
    expect(people(others).size).toBeGreaterThanOrEqual(20);
    for (const { id, source, property, text } of mine) {
      expect(source, id).toHaveLength(1);
      expect(['spouse', 'father', 'mother', 'child in Congress', 'burial place'], id).toContain(property);
      expect(text, id).not.toMatch(/\bAs of\b/);
    }
  });

  it('tags spouses of person-facts in the same way', () => {
    const tagged = set('person-facts').questions.filter(({ tags }) => tags.includes('sensitivity:private'));
    expect(new Set(tagged.map(({ property }) => property))).toEqual(new Set(['spouse']));
  });
});

describe('person-biographies', () => {
  it('holds eight facts or more on 300 people and more, each with its date and address, what is asked for among them', () => {
    const { questions } = set('person-biographies');
    expect(people(questions).size).toBeGreaterThanOrEqual(300);
    expect(people(questions).size).toBe(questions.length);
    for (const { id, reference, text } of questions) {
      const facts = reference?.form === 'facts' ? reference.facts : [];
      expect(facts.length, id).toBeGreaterThanOrEqual(8);
      expect(new Set(facts.map(({ name }) => name)).size, id).toBe(facts.length);
      for (const fact of facts) {
        expect(fact.source, id).toMatch(/^https:/);
        expect(fact.asOf, id).toMatch(/^\d{4}-\d\d-\d\d$/);
      }
      const asked = facts.filter(({ required }) => required).map(({ name }) => name);
      expect(asked, id).toEqual(expect.arrayContaining(['birth date', 'birth place', 'Nobel Prize year']));
      expect(asked.includes('death date'), id).toBe(/\bdeath\b|\bdied\b/.test(text));
    }
  });
});

describe('person-facts', () => {
  it('asks at least 1,500 questions on at least 500 people, within 2.5 MB', () => {
    const { questions } = set('person-facts');
    expect(questions.length).toBeGreaterThanOrEqual(1500);
    expect(people(questions).size).toBeGreaterThanOrEqual(500);
    const bytes = readFileSync(join(bundledFolder(), 'person-facts', 'questions.jsonl')).byteLength;
    expect(bytes).toBeLessThan(2.5e6);
  });

  it('has five bands, in each at least three fields of life and none with half of the people', () => {
    const bands = groupBy(set('person-facts').questions, ({ popularity }) => popularity?.band);
    expect([...bands.keys()].sort()).toEqual(['A-head', 'B-famous', 'C-known', 'D-specialist', 'E-tail']);
    for (const [band, questions] of bands) {
      const fields = [...groupBy(questions, ({ topic }) => topic)].map(([, of]) => people(of).size);
      expect(fields.length, band).toBeGreaterThanOrEqual(3);
      expect(Math.max(...fields) / people(questions).size, band).toBeLessThan(0.42);
    }
  });

  it('asks at least eight properties, each with several wordings', () => {
    const properties = groupBy(set('person-facts').questions, ({ property }) => property);
    const large = [...properties].filter(([, questions]) => questions.length >= 40);
    expect(large.length).toBeGreaterThanOrEqual(8);
    for (const [property, questions] of properties) {
      const wordings = new Set(
        questions.map(({ text, subject }) =>
          text.replace(subject?.name ?? '', '_').replaceAll(/\d{4}|\bthe \w+ ?\w* ?\w*(?= _)/g, ''),
        ),
      );
      expect(wordings.size, property).toBeGreaterThanOrEqual(2);
    }
  });

  it('never holds the answer in the question', () => {
    for (const { id, text, reference } of set('person-facts').questions) {
      const asked = ` ${foldText(text)} `;
      const golds =
        reference?.form === 'place' || reference?.form === 'person'
          ? [reference.name, ...reference.aliases]
          : reference?.form === 'text'
            ? [reference.text, ...reference.aliases]
            : reference?.form === 'date'
              ? [reference.value, reference.value.slice(0, 4)]
              : [];
      for (const gold of golds) expect(asked.includes(` ${foldText(gold)} `), `${id}: ${gold}`).toBe(false);
    }
  });

  it('dates every question whose answer can change', () => {
    for (const { text, property } of set('person-facts').questions) {
      if (
        property === 'team' ||
        (property === 'spouse' && /\b(is|has|have)\b.*\?/.test(text) && !/ was /.test(text))
      )
        expect(text).toMatch(/\b\d{4}\b/);
    }
  });

  it('gives biographies several facts to get right', () => {
    const biographies = set('person-facts').questions.filter(({ property }) => property === 'biography');
    expect(biographies.length).toBeGreaterThan(100);
    for (const { reference, tags } of biographies) {
      expect(tags).toContain('rubric:person-strict');
      expect(reference?.form === 'facts' && reference.facts.length).toBeGreaterThanOrEqual(2);
    }
  });

  it('spreads its properties: none is a fifth of the set', () => {
    const { questions } = set('person-facts');
    const largest = Math.max(...count(questions.map(({ property }) => property)).values());
    expect(largest / questions.length).toBeLessThan(0.2);
  });
});
