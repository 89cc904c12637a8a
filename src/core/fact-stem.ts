/**
 * The id of a question without its language at the end: `ada.birth-date@de` and `ada.birth-date` ask one fact. Only the
 * question's own language is taken off, so that an id that ends like one keeps its end.
 */

/** The id without `@de`, `.de`, `:de`, `_de` or `-de` where `de` is the question's language. */
export function factStem({ id, language = '' }: { readonly id: string; readonly language?: string }): string {
  const ending = id.slice(-language.length - 1);
  const isLanguage = /^[@.:_-]/.test(ending) && ending.slice(1).toLowerCase() === language.toLowerCase();
  return isLanguage && language !== '' && ending.length < id.length ? id.slice(0, -ending.length) : id;
}
