/**
 * Shares of a whole as they are said: "1/4", "one in four", "3 out of 5", "three quarters", "百分之二十五", "ein Viertel". For
 * texts that are known to answer what share something is: anywhere else "one in four" is two numbers.
 */

import { readEastAsianNumber } from './east-asian-number.ts';
import { foldText } from './fold-text.ts';

export interface ShareMention {
  /** 0 to 1. */
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

const ONES = 'one two three four five six seven eight nine ten'.split(' ');
const NUMBER = `(\\d{1,4}|${ONES.join('|')})`;
const OF_ALL = new RegExp(
  `(?<![\\d/.,])(\\d{1,3}) ?[/⁄] ?(\\d{1,3})(?![\\d/.,]*\\d)|\\b${NUMBER} (?:in|out of)(?: every)? ${NUMBER}\\b`,
  'gi',
);
/** What part a word is, and how it is said: one word or its plural, behind a count or an article. */
const PARTS: readonly (readonly [value: number, words: string])[] = [
  [
    1 / 2,
    'half halves halfte moitie mitad meta metade helft polovina polowa половина половины половину halfa hälften halvdelen puolet fele yarisi nửa setengah μισο μισοι نصف חצי आधा',
  ],
  [
    1 / 3,
    'third thirds drittel tiers tercio tercios terzo terzi terco tercos derde tretina jedna trzecia треть трети третина tredjedel kolmasosa kolmannes harmad harmada ucte sepertiga τριτο ثلث שליש तिहाई',
  ],
  [
    1 / 4,
    'quarter quarters viertel quart quarts cuarto cuartos quarto quarti quartos kwart ctvrtina cwierc четверть четверти чверть fjardedel fjerdedel neljasosa neljannes negyed negyede ceyrek ceyregi seperempat τεταρτο ربع רבע चौथाई',
  ],
  [1 / 5, 'fifth fifths funftel cinquieme quinto quinti petina пятая femtedel otod besinci خمس'],
  [1 / 8, 'eighth eighths achtel'],
  [1 / 10, 'tenth tenths zehntel dixieme decimo desetina десятая tiondel'],
];
const PART_VALUES = new Map(
  PARTS.flatMap(([value, words]) => words.split(' ').map((word) => [foldText(word), value] as const)),
);
const COUNTS = new Map(
  [
    'a an one ein eine einen einem un une una uno um uma een jedna jeden jedno ett en et yksi egy bir mia ena один одна одну',
    'two zwei deux dos due dois duas twee dve dva dwie два две två to kaksi ket iki dyo',
    'three drei trois tres tre drie tri trzy три tre kolme harom uc tria',
    'four vier quatre cuatro quattro quatro ctyri cztery четыре fyra fire nelja negy dort',
  ].flatMap((words, at) => words.split(' ').map((word) => [foldText(word), at + 1] as const)),
);

/** The shares of a text in order. */
export function readShares(text: string): readonly ShareMention[] {
  const found: ShareMention[] = [];
  for (const { 0: all, 1: one, 2: whole, 3: some, 4: many, index } of text.matchAll(OF_ALL)) {
    const value = numberOf(one ?? some!) / numberOf(whole ?? many!);
    if (value > 0 && value < 1) found.push({ value, start: index, end: index + all.length });
  }
  let before: { word: string; start: number } | null = null;
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}\d]+/gu)) {
    const folded = foldText(word);
    const part = PART_VALUES.get(folded);
    if (part !== undefined) {
      const count =
        before === null
          ? undefined
          : /^\d$/.test(before.word)
            ? Number(before.word)
            : COUNTS.get(before.word);
      const value = part * (count ?? 1);
      if (value < 1)
        found.push({ value, start: count === undefined ? index : before!.start, end: index + word.length });
    }
    before = { word: folded, start: index };
  }
  const east = /(?:(百)|([\d一二三四五六七八九十]+))分之([\d一二三四五六七八九十百]+)/u.exec(text);
  if (east !== null) {
    const [all, said] = [east[1] === undefined ? eastern(east[2]!) : 100, eastern(east[3]!)];
    if (said < all) found.push({ value: said / all, start: east.index, end: east.index + east[0].length });
  }
  return found.sort((one, other) => one.start - other.start);
}

function numberOf(word: string): number {
  return /^\d/.test(word) ? Number(word) : ONES.indexOf(word.toLowerCase()) + 1;
}

const DIGITS = '一二三四五六七八九';
function eastern(written: string): number {
  if (/^\d+$/.test(written)) return Number(written);
  return written.length === 1 && written !== '十' && written !== '百'
    ? DIGITS.indexOf(written) + 1
    : (readEastAsianNumber(written, 0)?.value ?? (written === '十' ? 10 : 100));
}
