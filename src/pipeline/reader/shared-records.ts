/**
 * What many rows share, sent to another thread once and named by number from then on. From time to time the sender forgets all of it,
 * says so, and sends anew what is met again, so that neither side holds a whole file.
 */

/** Of each kind, before the new ones of a page. */
const REMEMBERED = 8192;
/** Letters of all of them: a question with a dozen golds takes kilobytes, and there are files of nothing else. */
const REMEMBERED_LETTERS = 1_000_000;

export interface SharedSender<Shared> {
  numberOf(shared: Shared): number;
  take(): SharedNews<Shared>;
}

export interface SharedNews<Shared> {
  /** Those that were numbered since this was asked last, in the order of their numbers. */
  readonly fresh: readonly Shared[];
  /** Those before it are not named any more. */
  readonly oldest: number;
}

/** Records are known by themselves, not by their content. @param lettersOf - How long one is. */
export function sharedSender<Shared>(lettersOf: (shared: Shared) => number = () => 0): SharedSender<Shared> {
  const numbers = new Map<Shared, number>();
  let first = 0;
  let letters = 0;
  let oldest = 0;
  let fresh: Shared[] = [];
  return {
    numberOf(shared) {
      const known = numbers.get(shared);
      if (known !== undefined) return known;
      const next = first + numbers.size;
      numbers.set(shared, next);
      fresh.push(shared);
      letters += lettersOf(shared);
      return next;
    },
    take() {
      const news = { fresh, oldest };
      fresh = [];
      // All at once: to look for the oldest each time costs more than to send a page's anew.
      if (numbers.size > REMEMBERED || letters > REMEMBERED_LETTERS) {
        first += numbers.size;
        oldest = first;
        numbers.clear();
        letters = 0;
      }
      return news;
    },
  };
}

export interface SharedReceiver<Shared> {
  add(news: SharedNews<Shared>): void;
  of(number: number): Shared;
}

export function sharedReceiver<Shared>(): SharedReceiver<Shared> {
  const kept: Shared[] = [];
  let first = 0;
  return {
    add({ fresh, oldest }) {
      kept.splice(0, oldest - first);
      first = oldest;
      for (const one of fresh) kept.push(one);
    },
    of: (number) => kept[number - first]!,
  };
}
