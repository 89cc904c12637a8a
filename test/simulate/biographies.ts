/** Questions for biographies of invented people, with six facts each, five of them asked for. */
import { type Question, questionSchema } from '../../src/core/question.ts';
import { inventedPerson, inventedPlace } from '../../src/simulate/invented-names.ts';
import { integerAt, keyOf } from '../../src/simulate/keyed-random.ts';

export function biographies(count: number): Question[] {
  return Array.from({ length: count }, (_, index) => {
    const key = keyOf(7, 'biography', index);
    const name = inventedPerson(key);
    const born = integerAt(1820, 1900, key, 1);
    const date = (year: number, slot: number) => ({
      form: 'date',
      value: `${year}-${two(integerAt(1, 12, key, slot))}-${two(integerAt(1, 28, key, slot + 1))}`,
      precision: 'day',
    });
    const place = (slot: number) => ({
      form: 'place',
      name: inventedPlace(keyOf(key, slot)),
      within: [inventedPlace(keyOf(key, slot + 1))],
    });
    return questionSchema.parse({
      id: `bio-${index}`,
      text: `Write a short biography of ${name}. State birth, death, studies and marriage.`,
      subject: { name, id: `bio-${index}` },
      property: 'biography',
      popularity: { band: ['A-head', 'C', 'E-tail'][index % 3] },
      reference: {
        form: 'facts',
        facts: [
          { name: 'birth date', reference: date(born, 10) },
          { name: 'birth place', reference: place(20) },
          { name: 'death date', reference: date(born + integerAt(40, 85, key, 2), 12) },
          { name: 'death place', reference: place(30), required: false },
          { name: 'doctoral advisor', reference: { form: 'person', name: inventedPerson(keyOf(key, 40)) } },
          { name: 'spouse', reference: { form: 'person', name: inventedPerson(keyOf(key, 50)) } },
        ],
      },
    });
  });
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
