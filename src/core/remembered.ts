/**
 * The same function with a memory of what it gave last: many answers meet one question, whether they come side by side or
 * respondent by respondent (SimpleQA has 4326 questions), and the rows of a file share few graders and layouts. At most so many
 * are remembered, then all are forgotten, so that values that share nothing cost no memory; a long text is read anew each
 * time, so that what a model wrote is not kept. Where a result is large or its making dear, `kept-while-of-use.ts`.
 */

const MOST = 6000;
const LONGEST = 2000;
const NONE = Symbol('nothing asked yet');

export interface RememberedOptions {
  /** How many values are remembered before all of them are forgotten. @default 6000 */
  readonly most?: number;
}

/**
 * @param read - Must depend on its argument alone. An object is known by itself, not by its content; what is made of it is
 *   shared and must not be changed.
 */
export function remembered<Key = string, Value = unknown>(
  read: (key: Key) => Value,
  { most = MOST }: RememberedOptions = {},
): (key: Key) => Value {
  const known = new Map<Key, Value>();
  // What is asked for several times in a row is not looked up again.
  let lastKey: Key | typeof NONE = NONE;
  let lastValue: Value;
  return (key) => {
    if (key === lastKey) return lastValue;
    if (typeof key === 'string' && key.length > LONGEST) return read(key);
    let value = known.get(key);
    if (value === undefined && !known.has(key)) {
      value = read(key);
      if (known.size >= most) known.clear();
      known.set(key, value);
    }
    lastKey = key;
    lastValue = value as Value;
    return lastValue;
  };
}
