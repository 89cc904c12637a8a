/**
 * Names cut to a width and kept apart, whatever measures the width: cells of a terminal or pixels of a chart. A beginning
 * or an end that all share tells nobody apart and goes first, then words that all names of one beginning hold; what is still
 * too long is cut where it leaves the names different; only where no cut does, their place is added.
 */

export interface CutNamesOptions {
  readonly width: number;
  /** Width of a text in the same unit. */
  readonly measure: (text: string) => number;
  /** A cut in the middle, with this share of what is kept before the ellipsis. @default by letters */
  readonly fit?: (text: string, cut: { readonly width: number; readonly head: number }) => string;
}

/** Shares of a cut name that stand before the ellipsis, the middle first: family and version stay readable there. */
const HEADS = [0.5, 0.7, 0.3, 0.85, 0.15];

/** One name a label, at most `width` wide. */
export function cutNames(labels: readonly string[], options: CutNamesOptions): string[] {
  const { width, measure } = options;
  const fit = options.fit ?? ((text, cut) => fitLetters(text, { ...cut, measure }));
  if (labels.every((label) => measure(label) <= width)) return [...labels];
  const fits = (label: string) => measure(label) <= width;
  const bare = withInitials(withoutKinWords(withoutShared(labels), fits), fits);
  const names = bare.map((label) => fit(label, { width, head: 0.5 }));
  const alikeTo = (place: number) => names.flatMap((name, other) => (name === names[place] ? [other] : []));
  for (const place of names.keys()) {
    const alike = alikeTo(place);
    if (alike.length > 1)
      for (const [at, name] of apart(alike, { bare, width, measure, fit })) names[at] = name;
  }
  // Another cut of one group may be a name of another.
  for (const place of names.keys()) {
    const alike = alikeTo(place);
    if (alike.length > 1) for (const at of alike) names[at] = numbered(at, { bare, width, measure, fit });
  }
  return names;
}

type Cutting = Required<CutNamesOptions> & { readonly bare: readonly string[] };

/** Another cut for names that one cut made alike. */
function apart(places: readonly number[], { bare, width, measure, fit }: Cutting): [number, string][] {
  for (const head of HEADS) {
    const cut = places.map((place) => fit(bare[place]!, { width, head }));
    if (new Set(cut).size === cut.length) return places.map((place, at) => [place, cut[at]!]);
  }
  return places.map((place) => [place, numbered(place, { bare, width, measure, fit })]);
}

function numbered(place: number, { bare, width, measure, fit }: Cutting): string {
  const mark = ` #${place + 1}`;
  return `${fit(bare[place]!, { width: width - measure(mark), head: 0.5 })}${mark}`;
}

/** The text cut to a width, letter by letter: `head` is the share of what is kept that stands before the ellipsis. */
export function fitLetters(
  text: string,
  {
    width,
    head,
    measure,
  }: { readonly width: number; readonly head: number } & Pick<CutNamesOptions, 'measure'>,
): string {
  if (measure(text) <= width) return text;
  const letters = [...text];
  for (let kept = Math.min(letters.length - 1, Math.max(2, Math.floor(width))); kept >= 2; kept--) {
    const before = Math.ceil(kept * head);
    const cut = `${letters.slice(0, before).join('').trimEnd()}…${letters
      .slice(letters.length - (kept - before))
      .join('')
      .trimStart()}`;
    if (measure(cut) <= width) return cut;
  }
  return '…';
}

/** Shorter than this, a shared part is hardly worth an ellipsis. */
const LEAST = 5;
const BREAK = /[/ :·_@+~-]/;

function withoutShared(labels: readonly string[]): string[] {
  if (labels.length < 2) return [...labels];
  const start = sharedLength(labels);
  const rest = labels.map((label) => label.slice(start));
  const backwards = rest.map((label) => [...label].reverse().join(''));
  const end = sharedLength(backwards);
  return rest.map((label) => {
    const middle = end === 0 ? label : `${label.slice(0, label.length - end)}…`;
    return start === 0 ? middle : `…${middle}`;
  });
}

/**
 * Inner words that all labels of one first word hold are left out of those that do not fit, from the left, as far as
 * need be: of `heron logprobs` and `heron logprobs penalty:9` the second is `heron … penalty:9`.
 */
function withoutKinWords(labels: readonly string[], fits: (label: string) => boolean): string[] {
  const split = labels.map((label) => label.split(' '));
  return labels.map((label, place) => {
    const words = split[place]!;
    const kin = split.filter((other) => other[0] === words[0]);
    if (kin.length < 2) return label;
    let kept = words;
    for (let at = 1; at < words.length - 1 && !fits(kept.join(' ')); at += 1) {
      if (words[at] === '' || !kin.every((other) => other.includes(words[at]!))) continue;
      kept = kept.with(at, '…');
    }
    return kept.join(' ').replace(/…(?: …)+/g, '…');
  });
}

/**
 * What stands before a colon in most labels is cut to its first letter where some do not fit: of `owl penalty:1+reward:0.4`
 * and its like the numbers tell apart, as `owl p:1+r:0.4`. Not where two such words begin alike.
 */
function withInitials(labels: readonly string[], fits: (label: string) => boolean): readonly string[] {
  if (labels.every(fits)) return labels;
  const counts = new Map<string, number>();
  for (const label of labels) {
    for (const key of new Set(
      [...label.matchAll(/(?<!\p{L})(\p{L}{3,}):(?=[\d.+-])/gu)].map(([, word]) => word!),
    ))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const keys = [...counts].filter(([, count]) => count > 1).map(([key]) => key);
  if (keys.length === 0 || new Set(keys.map((key) => key[0])).size < keys.length) return labels;
  const word = new RegExp(`(?<!\\p{L})(${keys.join('|')}):(?=[\\d.+-])`, 'gu');
  return labels.map((label) => label.replace(word, (_, key: string) => `${key[0]}:`));
}

/** Length of the common beginning up to the last separator; no label is used up. */
function sharedLength(labels: readonly string[]): number {
  const [first = ''] = labels;
  let length = 0;
  while (labels.every((label) => label.length > length + 1 && label[length] === first[length])) length++;
  while (length > 0 && !BREAK.test(first[length - 1]!)) length--;
  return length < LEAST ? 0 : length;
}
