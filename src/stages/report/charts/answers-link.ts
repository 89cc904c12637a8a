/**
 * Marks that lead to the answers behind them: a datum's `answers` is an address. Drawings that stand alone have none, and
 * their specifications say nothing of it, so that no file holds a link that leads nowhere.
 */
import type { AnswersFilter, BrowsedOutcome } from '../../../core/browsing.ts';
import type { Json, Table } from './chart.ts';
import type { Look } from './look.ts';

type Linked = { readonly answers?: string };

/** The part of a datum that leads to the answers of a filter; empty where the drawing stands alone or there is no filter. */
export function answersOf(look: Look, filter: AnswersFilter | null): Linked {
  const answers = filter === null ? null : look.answersAt(filter);
  return answers === null ? {} : { answers };
}

/** The part of an encoding that makes links of marks, where some datum has an address. */
export function leadingTo(values: readonly object[]): { readonly [channel: string]: Json } {
  return values.some((value) => 'answers' in value) ? { href: { field: 'answers', type: 'nominal' } } : {};
}

/** What rates count: the open pass, rated questions alone. */
export function ratedFilter(respondentId: string, outcomes: readonly BrowsedOutcome[]): AnswersFilter {
  return { respondentId, outcomes, pass: 'open', rated: true };
}

/** A table with its links. */
export function linked(table: Table, linkOf: (row: number, column: string) => string | null): Table {
  return { ...table, ...tableLinks(table, linkOf) };
}

/** The links of a table by its columns; none where no answers can be looked through. */
export function tableLinks(
  { columns, rows }: Pick<Table, 'columns' | 'rows'>,
  linkOf: (row: number, column: string) => string | null,
): Pick<Table, 'links'> {
  const links = rows.map((_, row) => columns.map((column) => linkOf(row, column)));
  return links.some((row) => row.some((link) => link !== null)) ? { links } : {};
}
