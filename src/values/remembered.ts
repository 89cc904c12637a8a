/**
 * Remembers what a function of a text gave for the texts seen last: many answers meet one question, whether they come side by
 * side or respondent by respondent (SimpleQA has 4326 questions), and few words make up most of a language. Long texts are read anew each time, so that no memory is kept by what a model wrote.
 */

const MOST = 6000;
const LONGEST = 2000;

export interface RememberedOptions {
  /** How many texts are remembered before all of them are forgotten. @default 6000 */
  readonly most?: number;
}

/** The same function with a memory; `read` must depend on its text alone. */
export function remembered<T>(
  read: (text: string) => T,
  { most = MOST }: RememberedOptions = {},
): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > LONGEST) return read(text);
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as T;
    const made = read(text);
    if (known.size >= most) known.clear();
    known.set(text, made);
    return made;
  };
}
