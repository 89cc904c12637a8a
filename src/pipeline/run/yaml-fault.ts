/** The words for YAML that cannot be read. The parser repeats the place, and tells deep nesting by its own stack. */

export function yamlFault(error: unknown): string {
  const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  // The parser goes down the levels by calling itself.
  if (/call stack/.test(first)) return 'the YAML is nested deeper than can be read';
  return first.replace(/ at line \d+, column \d+:?$/, '');
}
