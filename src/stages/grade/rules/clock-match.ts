/**
 * Times of day: "8 pm" is 20:00 and not 8 am, and "8 o'clock" may be either. Asked before numbers are, to which half past ten in
 * the morning and in the evening are the same ten and thirty. Only where the whole reference is a time with its half of the day.
 */
import type { AnswerReading } from './answer-reading.ts';
import type { Expected } from './expected.ts';
import type { Verdict } from './verdict.ts';

const CLOCK =
  /(?<![\d:.,\p{L}$£€])(?:(\d{1,2})(?:[:.h](\d{2}))?(?! ?%|\d|[:.,]\d)(?:\s?([ap])\.?\s?m(?![\p{L}])\.?|\s?(?:o['’]clock )?(?:in the (morning|afternoon|evening)|at (night))|\s?(?:o['’]clock|uhr|h)(?!\p{L}))?|(noon|midday|midnight)(?!\p{L}))/giu;

interface ClockTime {
  /** Minutes since midnight; where it may be either half of the day, of the first. */
  readonly minutes: number;
  readonly half: 'known' | 'either';
  /** A number and nothing that says it is a time. */
  readonly bare: boolean;
  readonly start: number;
  readonly end: number;
}

/** What the times of an answer settle; null where no time is expected or said, and where others stand beside the right one. */
export function clockVerdict(
  { texts }: Expected,
  { answer: { read, words }, question }: { readonly answer: AnswerReading; readonly question: string },
): Verdict | null {
  const wanted = texts.map(({ raw }) => wholeTime(raw));
  if (wanted.length === 0 || wanted.some((time) => time?.half !== 'known')) return null;
  const asked = new Set(timesIn(question).map(({ minutes }) => minutes));
  const times = timesIn(read.text).filter(({ minutes }) => !asked.has(minutes));
  // Beside a time other numbers are none, and alone they are one only in a short answer.
  const told = times.filter(({ bare }) => !bare);
  const said = told.length > 0 || words.length > SHORT ? told : times;
  const [first] = said;
  if (first === undefined) return null;
  const at = {
    rule: 'number',
    first: words.findIndex(({ end }) => end > first.start),
    last: words.findLastIndex(({ start }) => start < first.end),
  };
  const same = (one: ClockTime) => wanted.some((time) => time?.minutes === one.minutes);
  if (said.every((one) => same(one) && one.half === 'known')) return { ...at, finding: 'right' };
  if (said.some(same) && said.length > 1) return null;
  return { ...at, finding: said.length > 1 || first.half === 'either' ? 'open' : 'wrong' };
}

/** Words of an answer that is a time and hardly more. */
const SHORT = 4;

function wholeTime(raw: string): ClockTime | null {
  const text = raw.trim();
  const [time] = timesIn(text);
  return time !== undefined && !time.bare && time.start === 0 && time.end === text.length ? time : null;
}

function timesIn(text: string): readonly ClockTime[] {
  if (!/\d|noon|midday|midnight/i.test(text)) return [];
  return [...text.matchAll(CLOCK)].flatMap((match) => {
    const [whole, digits, minutes, letter, part, night, word] = match;
    const place = { start: match.index, end: match.index + whole.length };
    if (word !== undefined)
      return [
        { ...place, half: 'known' as const, bare: false, minutes: /midnight/i.test(word) ? 0 : 12 * 60 },
      ];
    const hour = Number(digits);
    const past = Number(minutes ?? 0);
    if (hour > 24 || past > 59) return [];
    const half = halfOf(hour, (letter ?? part ?? night)?.toLowerCase());
    const of = half === null ? hour % 24 : (hour % 12) + half;
    return [
      {
        ...place,
        half: half === null && hour > 0 && hour < 13 ? ('either' as const) : ('known' as const),
        bare: whole === digits,
        minutes: of * 60 + past,
      },
    ];
  });
}

/** Hours to add to one of twelve; null where nothing tells. */
function halfOf(hour: number, told: string | undefined): 0 | 12 | null {
  if (told === undefined || hour > 12) return null;
  if (told === 'a' || told === 'morning') return 0;
  if (told === 'night') return hour > 5 && hour < 12 ? 12 : 0;
  return 12;
}
