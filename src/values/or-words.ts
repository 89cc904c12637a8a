/**
 * "Or" in the languages whose words the readers split; "of" (Dutch) means something else too often. Between the answers a question
 * names, between two values of an answer and between two days of a month alike.
 */
export const OR_WORDS: ReadonlySet<string> = new Set(
  'or vs versus oder ou nebo anebo czy lub или либо чи або veya yoksa eller tai vai vagy sau ή hoặc atau oppure o أو או या یا 또는 혹은 или'.split(
    ' ',
  ),
);
