/**
 * One named statistic of `closedbook stat`: a renaming of JSON arguments to a function of the statistics room.
 * The values of the arguments are checked by that function; here only that none is missing, so that a slip on the command
 * line names the argument and not a property of undefined.
 */
/** Arguments of a statistic as they stand in a vector: plain JSON under snake_case names. */
export type StatisticArguments = Readonly<Record<string, unknown>>;

/** One named statistic; a list where it answers by question or by target. */
export type Statistic = (args: StatisticArguments) => Readonly<Record<string, unknown>> | readonly unknown[];

/**
 * Gives an entry its argument types.
 *
 * @param required arguments without a default
 * @throws RangeError (when called) naming the argument that is missing
 */
export function entry<Arguments extends object>(
  required: readonly (keyof Arguments & string)[],
  run: (args: Arguments) => ReturnType<Statistic>,
): Statistic {
  return (args) => {
    const missing = required.find((name) => args[name] === undefined || args[name] === null);
    if (missing !== undefined) {
      throw new RangeError(`arguments must have ${missing}, got ${Object.keys(args).join(', ') || 'none'}`);
    }
    return run(args as unknown as Arguments);
  };
}

/**
 * The word an argument stands for, out of a closed choice; an unknown word is an error, never a silent default.
 *
 * @throws RangeError naming the argument, the words allowed and the one given
 */
export function chosen<Meaning>(
  name: string,
  word: string | number | null | undefined,
  meanings: Readonly<Record<string, Meaning>>,
): Meaning {
  const key = String(word);
  if (!Object.hasOwn(meanings, key)) {
    throw new RangeError(`${name} must be one of ${Object.keys(meanings).join(', ')}, got ${key}`);
  }
  return meanings[key]!;
}
