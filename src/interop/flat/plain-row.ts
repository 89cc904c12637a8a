/**
 * Rows of logs whose cells are objects, as a table would have them: a model's object by its name, a reply's by its text, a
 * question's messages by what the user asked last, a verdict's by its label. Where a row holds nothing but objects, what
 * they hold are its columns.
 */

import { isRecord } from '../../core/argument.ts';
import { toldEnding } from '../told-ending.ts';
import { type AnswerColumns, rememberedColumns } from './find-answer-columns.ts';
import { mayHoldReply, type ProviderReply, providerReply } from './provider-reply.ts';

type Row = Readonly<Record<string, unknown>>;

type ColumnsOf = (row: Row) => AnswerColumns;

/** Makes rows plain, one after the other; a row whose cells are plain already is given back itself. */
export function plainRows(): (row: Row) => Row {
  const columnsOf = rememberedColumns();
  return (row) =>
    Object.values(row).some((cell) => (typeof cell === 'object' && cell !== null) || mayHoldReply(cell)) ||
    isWordOfRefusal(row.refusal)
      ? plainRow(row, columnsOf)
      : row;
}

/** `refusal` beside `content`, as a provider's message has it: the words of the refusal and no flag. */
function isWordOfRefusal(refusal: unknown): boolean {
  return typeof refusal === 'string' && /\p{L}\S*\s+\S/u.test(refusal);
}

function plainRow(given: Row, columnsOf: ColumnsOf): Row {
  const row = lifted(given, columnsOf);
  const { model, question, answer } = columnsOf(row);
  const plain: Record<string, unknown> = { ...row };
  if (model !== null) plain[model] = named(row[model]);
  if (question !== null) {
    if (isRecord(row[question])) Object.assign(plain, besideQuestion(row[question], row, columnsOf));
    plain[question] = asked(row[question]);
  }
  if (answer !== null) {
    const reply = providerReply(row[answer]);
    const ended = reply?.ending ?? (isRecord(row[answer]) ? endOf(row[answer]) : null);
    plain[answer] = reply === null ? said(row[answer]) : reply.text;
    if (ended !== null && (plain.finish_reason === undefined || reply?.text === null))
      plain.finish_reason = ended;
    if (reply !== null) addTold(plain, { reply, hasModel: model !== null });
    if (isBlankText(plain[answer]) && isWordOfRefusal(row.refusal)) plain.finish_reason = 'refusal';
  }
  for (const [column, cell] of Object.entries(plain)) {
    if (column !== answer && isRecord(cell)) plain[column] = judged(cell) ?? cell;
  }
  return plain;
}

/** Column of the model that replies in cells name, where no column does. */
export const REPLY_MODEL = 'served_model';

/** What a provider's reply tells beside its text: a look-up, and which model answered where the row names none. */
function addTold(
  row: Record<string, unknown>,
  { reply, hasModel }: { readonly reply: ProviderReply; readonly hasModel: boolean },
): void {
  if (!hasModel && reply.model !== null) row[REPLY_MODEL] ??= reply.model;
  if (reply.signs.length === 0) return;
  const column = reply.signs.some(({ kind }) => kind === 'tool-call') ? 'tool_calls' : 'web_search';
  row[column] ??= reply.signs.map(({ kind, detail }) => ({ kind, detail }));
}

function isBlankText(cell: unknown): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

/** Members of objects as columns, where the row's own names say neither what was asked nor what was answered. */
function lifted(row: Row, columnsOf: ColumnsOf): Row {
  const columns = columnsOf(row);
  if (columns.question !== null && (columns.answer !== null || columns.gold !== null)) return row;
  const flat: Record<string, unknown> = {};
  for (const [column, cell] of Object.entries(row)) {
    const members = isRecord(cell) ? Object.entries(cell) : [[column, cell] as const];
    for (const [name, value] of members) {
      const isFree = !Object.hasOwn(flat, name) && !(isRecord(cell) && Object.hasOwn(row, name));
      flat[isFree ? name : `${column}.${name}`] = value;
    }
  }
  const found = columnsOf(flat);
  return found.question !== null && (found.answer !== null || found.gold !== null) ? flat : row;
}

function first(value: Row, names: readonly string[]): unknown {
  return names.map((name) => value[name]).find((member) => member !== undefined && member !== null);
}

function named(model: unknown): unknown {
  if (!isRecord(model)) return model;
  const name = first(model, ['name', 'id', 'model', 'model_name', 'model_id', 'label']);
  return typeof name === 'string' ? name : model;
}

/** The text of a reply in the wire formats of providers and in what programs make of them. */
function said(reply: unknown): unknown {
  // A call that brought nothing is kept as an empty object.
  if (isRecord(reply) && Object.keys(reply).length === 0) return null;
  if (Array.isArray(reply)) {
    const generations = reply.map(generationIn);
    if (generations.length > 0 && generations.every((text) => text !== null)) return generations;
    const texts = reply.map(said);
    const isParts = reply.every((part) => isRecord(part)) && texts.every((text) => typeof text === 'string');
    return isParts && reply.length > 0 ? texts.join('') : reply;
  }
  if (!isRecord(reply)) return reply;
  const inner = first(reply, ['choices', 'message', 'content', 'output_text', 'text', 'parts', 'candidates']);
  const other = inner ?? first(reply, ['answer', 'response', 'output', 'completion', 'value']);
  if (other === undefined) return reply;
  const one = Array.isArray(reply.choices ?? reply.candidates) ? (other as unknown[])[0] : other;
  const text = said(one);
  return typeof text === 'string' ? text : reply;
}

/** One of several generations, as harnesses list them. */
function generationIn(value: unknown): string | null {
  if (!isRecord(value)) return null;
  const text = first(value, ['continuation', 'generated_text', 'generation']);
  return typeof text === 'string' ? text : null;
}

/** A question's object may hold what counts as right, and that nothing does. */
function besideQuestion(asked: Row, row: Row, columnsOf: ColumnsOf): Row {
  const { gold } = columnsOf(asked);
  const names = [
    ...(gold === null || columnsOf(row).gold !== null ? [] : [gold]),
    ...['should_abstain', 'answerable', 'is_answerable'],
  ];
  return Object.fromEntries(
    names.flatMap((name) =>
      asked[name] === undefined || row[name] !== undefined ? [] : [[name, asked[name]]],
    ),
  );
}

function endOf(reply: Row): string | null {
  const choice = [reply.choices, reply.candidates].find(Array.isArray)?.[0];
  return toldEnding(isRecord(choice) ? choice : reply);
}

/** Of messages the last that a user wrote. */
function asked(question: unknown): unknown {
  if (isRecord(question)) {
    const text = first(question, ['question', 'text', 'content', 'prompt', 'query', 'messages']);
    return text === undefined ? question : asked(text);
  }
  if (!Array.isArray(question) || !question.every((part) => isRecord(part) && 'role' in part))
    return question;
  const last = (question as Row[]).findLast(({ role }) => /^(?:user|human)$/i.test(String(role)));
  const text = typeof last?.prompt === 'string' ? last.prompt : said(last);
  return typeof text === 'string' ? text : question;
}

/** The label of a verdict beside its explanation. */
function judged(cell: Row): string | number | boolean | null {
  if (!Object.keys(cell).some((name) => /expla|reason|ration|comment|feedback|justif/i.test(name)))
    return null;
  const label = first(cell, [
    'label',
    'grade',
    'verdict',
    'outcome',
    'judgement',
    'judgment',
    'value',
    'score',
  ]);
  return typeof label === 'string' || typeof label === 'number' || typeof label === 'boolean' ? label : null;
}
