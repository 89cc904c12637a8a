/** Languages by their English names, as reports and messages write them. */

let names: Intl.DisplayNames | undefined;

/** `German` for `de`; a code that nobody knows stays as it is. */
export function languageName(code: string): string {
  try {
    names ??= new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
