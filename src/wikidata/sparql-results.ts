import { isRecord } from '../core/argument.ts';
/**
 * SPARQL 1.1 results in JSON. A variable without a value is absent from its row; `typed-literal` is an older word
 * for a literal with a datatype. A body that breaks off is no result, even when all rows before the break are whole:
 * the query service sends status 200 first and finds out later that time has run out.
 */

export interface SparqlTerm {
  readonly type: 'uri' | 'literal' | 'bnode';
  readonly value: string;
  readonly datatype?: string;
  readonly language?: string;
}

export type SparqlRow = Readonly<Record<string, SparqlTerm>>;

export interface SparqlResults {
  readonly rows: readonly SparqlRow[];
  /** Answer of an ASK query, null for the others. */
  readonly boolean: boolean | null;
}

/** The results, or null for a body that is not whole SPARQL results JSON. */
export function readSparqlResults(body: string): SparqlResults | null {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return null;
  }
  if (!isRecord(json)) return null;
  if (typeof json['boolean'] === 'boolean') return { rows: [], boolean: json['boolean'] };
  const bindings = isRecord(json['results']) ? json['results']['bindings'] : undefined;
  if (!Array.isArray(bindings)) return null;
  return { rows: bindings.map(readRow), boolean: null };
}

/** Whether a body says that the query took too long: Blazegraph's Java trace, QLever's word, plain gateways. */
export function saysTimedOut(body: string): boolean {
  return /TimeoutException|timed out|time-?out (?:limit )?exceeded|QueryTimeout/i.test(body.slice(-20_000));
}

/** The item id at the end of an entity's address: "Q42"; null for anything else. */
export function itemId(term: SparqlTerm | undefined): string | null {
  const match = term?.type === 'uri' ? /\/entity\/(Q[1-9]\d*)$/.exec(term.value) : null;
  return match?.[1] ?? null;
}

function readRow(binding: unknown): SparqlRow {
  const row: Record<string, SparqlTerm> = {};
  for (const [name, term] of Object.entries(isRecord(binding) ? binding : {})) {
    if (!isRecord(term) || typeof term['value'] !== 'string') continue;
    const { type, value, datatype } = term;
    const language = term['xml:lang'];
    row[name] = {
      type: type === 'uri' || type === 'bnode' ? type : 'literal',
      value,
      ...(typeof datatype === 'string' && { datatype }),
      ...(typeof language === 'string' && { language }),
    };
  }
  return row;
}
