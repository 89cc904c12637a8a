/**
 * What a function made of the values seen last: the rows of a file share few graders, verdicts and layouts, and making a record of
 * one anew for every row is most of what is thrown away. At most so many, then all are forgotten, so that a
 * file whose rows share nothing costs no memory.
 */

const MOST = 200;

/** The same function with a memory; what it makes is shared and must not be changed. Objects are known by themselves, not by their content. */
export function rememberedFew<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    if (known.size >= MOST) known.clear();
    known.set(key, made);
    return made;
  };
}
