import { describe, expect, test } from 'vitest';
import type { Tokenizer } from '../../../src/core/model-facts.ts';
import { countTokens } from '../../../src/stages/ask/count-tokens.ts';
import { expectedOutputTokens } from '../../../src/stages/ask/token-forecast.ts';

/** Counted with gpt-tokenizer 4.0.0 (o200k_base, cl100k_base); other sentences than those the rates were taken from. */
const COUNTED: readonly (readonly [language: string, text: string, o200k: number, cl100k: number])[] = [
  [
    'English',
    'Which lighthouse keeper’s daughter rowed out to a wrecked steamer in 1838, and what was the name of the ship?',
    28,
    29,
  ],
  [
    'German',
    'Welche Tochter eines Leuchtturmwärters ruderte 1838 zu einem gestrandeten Dampfer, und wie hieß das Schiff?',
    29,
    35,
  ],
  [
    'Dutch',
    'Welke dochter van een vuurtorenwachter roeide in 1838 naar een gestrand stoomschip, en hoe heette het schip?',
    31,
    36,
  ],
  [
    'French',
    'Quelle fille d’un gardien de phare est allée à la rame vers un vapeur échoué en 1838, et quel était le nom du navire ?',
    33,
    39,
  ],
  [
    'Czech',
    'Která dcera strážce majáku veslovala v roce 1838 ke ztroskotanému parníku a jak se ta loď jmenovala?',
    39,
    46,
  ],
  ['Chinese', '哪位灯塔看守人的女儿在1838年划船去救一艘失事的轮船?那艘船叫什么名字?', 33, 52],
  ['Japanese', '1838年に難破した汽船まで漕ぎ出した灯台守の娘は誰ですか。その船の名前は何ですか。', 33, 47],
  [
    'Russian',
    'Дочь какого смотрителя маяка в 1838 году доплыла на вёслах до разбившегося парохода и как он назывался?',
    34,
    50,
  ],
  ['Hindi', '1838 में किस प्रकाशस्तंभ रक्षक की बेटी टूटे हुए जहाज़ तक नाव खेकर गई थी और उस जहाज़ का नाम क्या था?', 31, 96],
  ['Arabic', 'أي ابنة حارس منارة جدفت عام 1838 إلى باخرة محطمة وما اسم السفينة؟', 24, 46],
  ['Thai', 'ลูกสาวของผู้ดูแลประภาคารคนใดพายเรือออกไปยังเรือกลไฟที่อับปางในปี 1838 และเรือลำนั้นชื่ออะไร', 41, 84],
  [
    'Korean',
    '1838년에 난파된 증기선까지 노를 저어 간 등대지기의 딸은 누구이며 그 배의 이름은 무엇입니까?',
    33,
    57,
  ],
];

describe('tokens of a text', () => {
  test.each(COUNTED)('in %s are forecast within a third', (_, text, o200k, cl100k) => {
    for (const [tokenizer, counted] of [
      ['o200k', o200k],
      ['cl100k', cl100k],
    ] as const) {
      const forecast = countTokens(text, tokenizer) / counted;
      expect(forecast, tokenizer).toBeGreaterThan(0.67);
      expect(forecast, tokenizer).toBeLessThan(1.5);
    }
  });

  test('newer Claude models take 30 % more than older ones, and an unknown tokenizer is taken for a dear one', () => {
    const text =
      'Which novel by George Eliot is set in a town of the Midlands, and when did it appear?'.repeat(4);
    const count = (tokenizer: Tokenizer | null) => countTokens(text, tokenizer);
    expect(count('claude-new') / count('claude')).toBeCloseTo(1.3, 1);
    expect(count(null)).toBe(count('cl100k'));
  });

  test('of nothing are none', () => {
    expect(countTokens('', null)).toBe(0);
  });
});

describe('tokens of an answer', () => {
  const tokens = (settings: object, effort: 'high' | 'minimal' | null = null) =>
    expectedOutputTokens({ settings }, { effort });

  test('follow the effort that is sent, else the model’s default', () => {
    expect(tokens({})).toBe(40);
    expect(tokens({}, 'high')).toBeGreaterThan(10 * tokens({}, 'minimal'));
    expect(tokens({ effort: 'none' }, 'high')).toBe(40);
    expect(tokens({ thinking: false }, 'high')).toBe(40);
    expect(tokens({ effort: 'low' }, 'high')).toBe(tokens({ effort: 'low' }));
  });

  test('stay under an output limit and a budget of thoughts', () => {
    expect(tokens({ maxOutputTokens: 30 }, 'high')).toBe(30);
    expect(tokens({ thinking: 200 })).toBe(240);
  });
});
