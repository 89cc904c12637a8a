/** Each rule on questions it must find and on look-alikes it must leave alone. */
import { expect, test } from 'vitest';
import { type Question, questionSchema } from '../../../src/core/question.ts';
import { lintedQuestion } from '../../../src/stages/dataset/lint/linted-question.ts';
import { QUESTION_RULES } from '../../../src/stages/dataset/lint/question-rules.ts';
import { referenceFromText } from '../../../src/values/reference-from-text.ts';

type Case = readonly [text: string, gold: string | null, more?: Partial<Question>];

const date = (value: string, precision = 'day'): Question['reference'] =>
  ({ form: 'date', value, precision, calendar: 'gregorian', alternatives: [] }) as never;

const CASES: Readonly<Record<string, { readonly finds: readonly Case[]; readonly leaves: readonly Case[] }>> =
  {
    'missing-reference': {
      finds: [['Who was it?', null]],
      leaves: [['Who was it?', null, { kind: 'unknowable' }]],
    },
    'unanswerable-with-gold': {
      finds: [['Will it rain?', 'Perhaps', { kind: 'unknowable' }]],
      leaves: [['Why did he win the prize he lost?', 'He lost it', { kind: 'false-premise' }]],
    },
    'unpaired-premise': {
      finds: [['When did Ada win it?', null, { kind: 'false-premise' }]],
      leaves: [['When did Ada win it?', null, { kind: 'false-premise', pairedWith: 'q1' }]],
    },
    'impossible-date': {
      finds: [
        ['What happened on February 30, 1990?', 'A storm'],
        ['When did it open?', null, { reference: date('1999-04-31') }],
        ['When did it open?', null, { reference: date('1900-02-29') }],
        ['When was Turing born?', '1912-13-45'],
        ['When was Turing born?', '1912-00-23'],
        ['When was Turing born?', '45.13.1912'],
        ['When did Shaw die?', '31/11/1950'],
        ['What happened on 31/11/1950?', 'A death'],
        ['Who was elected on 30 Feb. 1851?', 'Giovanni Notta'],
        ['When was it founded?', 'It was founded on 30 February 1851, by Notta'],
      ],
      leaves: [
        ['What happened on February 29, 1996?', 'A storm'],
        ['Which event fell on 30 February 1712?', 'A calendar change'],
        ['When did it open?', null, { reference: date('1999-04-30') }],
        ['Who may enter after 2 March 31 times?', 'Ada'],
        ['When was Turing born?', '23/06/1912'],
        ['When was Turing born?', '06-23-1912'],
        ['Which club won in 1999-00-01?', 'Leeds'],
        ['What does section 14.15.2000 of the code forbid?', 'Fishing'],
        ['Which satellite has the designation 1998-067A?', 'Zarya'],
        ['Which resolution is 1373-99/31/2001-4?', 'The last'],
      ],
    },
    'number-range': {
      finds: [['How many?', null, { reference: { form: 'number', value: 9, low: 1, high: 5, aliases: [] } }]],
      leaves: [
        ['How many?', null, { reference: { form: 'number', value: 3, low: 1, high: 5, aliases: [] } }],
      ],
    },
    'contradictory-gold': {
      finds: [['What?', null, { reference: { form: 'text', text: 'A', aliases: ['B'], rejects: ['b.'] } }]],
      leaves: [['What?', null, { reference: { form: 'text', text: 'A', aliases: ['B'], rejects: ['C'] } }]],
    },
    'gold-in-question': {
      finds: [['What is the capital of Muyinga Province?', 'Muyinga']],
      leaves: [
        ['Who won the match between Jaume Munar and Stefanos Tsitsipas?', 'Jaume Munar'],
        ['Who is the father of Viola Tree?', 'Herbert Beerbohm Tree'],
        ['Are vampires real?', 'No, vampires are not real'],
        ['In what sense do you observe the curvature of space-time?', 'in space'],
      ],
    },
    'answer-type': {
      finds: [
        ['How many goals did Ada Example score?', 'Berlin'],
        ['Who wrote the book?', '1984'],
        ['When was the bridge opened?', 'Michio Sugeno'],
        ['When was Ada Example born?', 'Frankfurt'],
      ],
      leaves: [
        ['How many Noble Truths are there?', 'four'],
        ['When did the empire fall?', 'During the First World War'],
        ['When did the empire fall?', 'Antiquity'],
        ['When was Ada Example born?', 'Easter'],
        ['Who wrote the book?', 'George Orwell'],
      ],
    },
    'gold-precision': {
      finds: [['On what day, month, and year was she born?', '1891']],
      leaves: [
        ['In what year was she born?', '1891'],
        ['On what day, month, and year was she born?', '3 March 1891'],
      ],
    },
    'several-answers': {
      finds: [
        ['What is one of the sources of electricity?', 'geothermal'],
        ['What is Fraga the capital of?', 'Bajo Cinca/Baix Cinca'],
        ['What was the mode of travel?', 'small or medium ship'],
      ],
      leaves: [
        ['What is the title of the episode recorded live?', 'Bride or Die'],
        ['Who else did she accuse besides Jim?', 'John'],
        ['In which field did he receive a Nobel Prize?', 'Physiology or Medicine'],
        ['Which university did the project belong to?', 'BHP Billiton/Wits University'],
        ['Which band recorded it?', 'AC/DC'],
      ],
    },
    'time-dependent': {
      finds: [
        ['Who is the current president of the United States?', 'Ada'],
        ['How old is Barack Obama?', '64'],
        ['What is the most recent film of Ada Example?', 'Zenda'],
      ],
      leaves: [
        ['Who was president of the United States in 1955?', 'Eisenhower'],
        ['What did Obama tell Christianity Today?', 'A creed'],
        ['Who is the current mayor of Ulm?', 'Ada', { asOf: '2024-01-01' }],
        ['Which ocean current warms Norway?', 'North Atlantic'],
      ],
    },
    'future-gold': {
      finds: [['When did it open?', '3 March 2193']],
      leaves: [['When did it open?', '3 March 1993']],
    },
    'missing-context': {
      finds: [
        ['What day did he die?', '3 March 1891'],
        ['These types of corruption can harm what?', 'health'],
        ['According to the passage, who won?', 'Ada'],
      ],
      leaves: [
        ['In what year did she, Ada Example, retire?', '1891'],
        ['Where did Ada say he was born?', 'Ulm'],
      ],
    },
    'two-questions': {
      finds: [['On what day did Mereta Mita die, and what was the reason?', '3 March 1891']],
      leaves: [
        ['Who formed the band Sho? in June 2009?', 'Zara'],
        ['What are the day, month, and year of birth?', '1891'],
      ],
    },
    'unbounded-question': {
      finds: [['Why do veins appear blue?', 'Because of light']],
      leaves: [
        ['How did the king die?', 'Drowning'],
        ['How many veins are there?', '5'],
      ],
    },
    'placeholder-gold': {
      finds: [
        ['Who?', 'N/A'],
        ['Who?', 'nan'],
      ],
      leaves: [['Who?', 'Nan Goldin']],
    },
    'damaged-text': {
      finds: [
        ['Who wrote CafÃ© Zenda?', 'Ada'],
        ['Who wrote Tom &amp; Jerry?', 'Ada'],
      ],
      leaves: [['Who wrote Café Ã la carte & more?', 'Ada']],
    },
    'mixed-scripts': { finds: [['Who was Adа Example?', 'Ulm']], leaves: [['Who was Ада in Ulm?', 'Ulm']] },
    'gold-script': {
      finds: [['Who was the first president?', 'Борис']],
      leaves: [
        ['What is the Greek letter for beta?', 'β'],
        ['Was war zuerst?', 'Österreich'],
      ],
    },
    'stated-language': {
      finds: [
        ['Wie heißt der Fluss, der durch die Stadt fließt?', 'Donau', { language: 'en' }],
        ['她出生于哪一年？', '1901', { language: 'fr' }],
        ['В каком году она родилась?', '1901', { language: 'es' }],
      ],
      leaves: [
        ['Wie heißt der Fluss, der durch die Stadt fließt?', 'Donau', { language: 'de-AT' }],
        ['Wie heißt der Fluss, der durch die Stadt fließt?', 'Donau'],
        ['Wie heißt der Fluss, der durch die Stadt fließt?', 'Donau', { language: 'gsw' }],
      ],
    },
    guessable: {
      finds: [
        ['Which is bigger, the terrier or the Rottweiler?', 'the Rottweiler'],
        ['Is it blue?', 'Yes'],
      ],
      leaves: [['Who won or lost the cup?', 'Ada Example']],
    },
    'long-gold': {
      finds: [['What did she say?', 'one two three four five six seven eight nine ten a b c d e f']],
      leaves: [['What did she say?', 'nothing at all']],
    },
  };

const TABLE = QUESTION_RULES.flatMap((rule) =>
  [
    ...CASES[rule.name]!.finds.map((one) => [rule, one, true] as const),
    ...CASES[rule.name]!.leaves.map((one) => [rule, one, false] as const),
  ].map(([of, [text, gold, more], found]) => ({ name: of.name, of, text, gold, more, found })),
);

test.each(TABLE)('$name: "$text" with "$gold" -> $found', ({ of, text, gold, more, found }) => {
  const reference = gold === null ? null : referenceFromText([gold], { question: text });
  const question = questionSchema.parse({ id: 'q', text, reference, ...more });
  const message = of.check(lintedQuestion(question, '2026-01-01'));
  expect(message === null ? null : 'found').toBe(found ? 'found' : null);
});
