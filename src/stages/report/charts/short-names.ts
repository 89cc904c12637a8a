/**
 * Names cut to a width and kept apart. A beginning or an end that all share tells nobody apart and goes first; what is
 * still too long is cut where it leaves the names different; only where no cut does, their place is added.
 */
import { fitText, textWidth } from './text-width.ts';

/** Shares of a cut name that stand before the ellipsis, the middle first: family and version stay readable there. */
const HEADS = [0.5, 0.7, 0.3, 0.85, 0.15];

/** One name a label, at most `width` pixels wide at font size `size`. */
export function shortNames(
  labels: readonly string[],
  { size, width }: { readonly size: number; readonly width: number },
): string[] {
  if (labels.every((label) => textWidth(label, size) <= width)) return [...labels];
  const bare = withoutShared(labels);
  const names = bare.map((label) => fitText(label, size, { width }));
  for (const place of names.keys()) {
    const alike = names.flatMap((name, other) => (name === names[place] ? [other] : []));
    if (alike.length > 1) for (const [at, name] of apart(alike, { bare, size, width })) names[at] = name;
  }
  return names;
}

interface Cutting {
  readonly bare: readonly string[];
  readonly size: number;
  readonly width: number;
}

/** Another cut for names that one cut made alike. */
function apart(places: readonly number[], { bare, size, width }: Cutting): [number, string][] {
  for (const head of HEADS) {
    const cut = places.map((place) => fitText(bare[place]!, size, { width, head }));
    if (new Set(cut).size === cut.length) return places.map((place, at) => [place, cut[at]!]);
  }
  return places.map((place) => {
    const mark = ` #${place + 1}`;
    return [place, `${fitText(bare[place]!, size, { width: width - textWidth(mark, size) })}${mark}`];
  });
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

/** Length of the common beginning up to the last separator; no label is used up. */
function sharedLength(labels: readonly string[]): number {
  const [first] = labels;
  let length = 0;
  while (labels.every((label) => label.length > length + 1 && label[length] === first![length])) length++;
  while (length > 0 && !BREAK.test(first![length - 1]!)) length--;
  return length < LEAST ? 0 : length;
}
