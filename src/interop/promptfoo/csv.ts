/**
 * promptfoo's CSV, in both layouts: since 2026 a status column and its companions after each output, with the same
 * names for every provider; before, `[PASS] (1.00)` and the reason inside the cell around the output. Neither says why
 * an output is empty, nor what the assertions were.
 */
import type { OpenedImport } from '../../core/codec.ts';
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import { splitReasoning } from '../../reading/split-reasoning.ts';
import type { Place } from '../../rows/place.ts';
import { errorAt } from '../../rows/place.ts';
import { readRecords } from '../../rows/read-delimited.ts';
import { contentIds } from '../content-ids.ts';
import { importedQuestion } from '../imported-question.ts';
import { promptfooRespondents } from './respondents.ts';
import { statusCounts } from './status-counts.ts';
import { goldsOf, questionText } from './test-case.ts';

/** `[provider] prompt`, the head of an output column. */
const OUTPUT = /^\[([^\]\n]+)\]\s?([\s\S]*)$/;
const CELL = /^\[(PASS|FAIL|ERROR)\](?:\s*\((-?[\d.]+)\))?\s*/;

/** How sure the beginning of a file is promptfoo's. */
export function promptfooCsvSureness(text: string): number {
  // Other programs write "[ERROR] timeout" into their cells as well.
  const output = /(^|,)"?\[(?!(?:PASS|FAIL|ERROR)\])[^\]\n]+\] /.test(text.slice(0, 16_384));
  if (!output) return 0;
  if (/,Status,Score,Named Scores,/.test(text)) return 1;
  return /,"?\[(PASS|FAIL|ERROR)\]/.test(text) ? 0.95 : 0;
}

interface OutputColumn {
  readonly at: number;
  readonly provider: string;
  readonly prompt: string;
  /** Columns of this output by name; empty in the older layout. */
  readonly beside: ReadonlyMap<string, number>;
}

/** @throws ClosedbookError `file-malformed` where no column is an output. */
export async function openPromptfooCsv(path: string): Promise<OpenedImport> {
  const { header, place } = await headerOf(path);
  const outputs = outputColumns(header);
  if (outputs.length === 0) throw errorAt(place, 'expected a column "[provider] prompt", found none');
  const newer = outputs.some(({ beside }) => beside.has('Status'));
  const counts = statusCounts();
  const lost = { empty: 0 };
  const respondents = promptfooRespondents();
  const ids = contentIds('test');
  async function* answers(): AsyncGenerator<ImportedAnswer> {
    let row = 0;
    for await (const record of readRecords(path, { delimiter: ',' })) {
      row += 1;
      if (row === 1) continue;
      const vars = Object.fromEntries(
        header.slice(0, outputs[0]!.at).map((name, at) => [name, record.fields[at]]),
      );
      const text = questionText(vars, null);
      const golds = goldsOf(vars, []);
      const id = ids.of({ text, golds, number: row - 2 });
      for (const column of outputs) {
        const cell = newer ? newCell(record.fields, column) : oldCell(record.fields[column.at] ?? '');
        counts.add(cell.status);
        if (cell.status !== 'ERROR' && cell.output.trim() === '') lost.empty += 1;
        yield {
          question: importedQuestion({ id, text, golds, source: 'promptfoo' }),
          respondent: respondents.of(column.provider, column.prompt),
          trial: 0,
          reply: replyOf(cell),
          grades: [
            {
              grader: { kind: 'imported', id: 'imported:promptfoo', version: 'unknown' },
              judgement: {
                status: 'ungraded',
                why: 'not-mapped',
                evidence: {
                  rule: 'as in the file',
                  text: `${cell.status}: all assertions together, whatever they were`,
                  ...(cell.reason === null ? {} : { quote: cell.reason.slice(0, 500) }),
                },
              },
            },
          ],
          verdicts: [
            { name: 'status', value: cell.status },
            { name: 'score', value: cell.score },
            ...cell.named,
          ],
          source: { path, place: `line ${record.place.line}, column ${column.at + 1}` },
        };
      }
    }
  }
  return {
    header: {
      format: 'promptfoo',
      title: 'promptfoo table',
      models: [...new Set(outputs.map(({ provider }) => provider))],
      status: 'unknown',
      statedMetrics: [],
      notes: [
        `promptfoo CSV, ${newer ? 'with status columns' : 'with [PASS] and [FAIL] inside the cells'}: assertions, tokens and finish reasons are not in it (the JSON has them)`,
        'PASS and FAIL are about every assertion together, so they are kept as words and never taken as the grade',
      ],
      expectedAnswers: null,
    },
    answers: answers(),
    ending: () => ({
      recomputedMetrics: [],
      notes: [
        ...counts.notes(),
        ...(lost.empty === 0
          ? []
          : [`${lost.empty} outputs are empty; the CSV does not say whether they were blocked`]),
      ],
    }),
  };
}

async function headerOf(path: string): Promise<{ header: readonly string[]; place: Place }> {
  for await (const { fields, place } of readRecords(path, { delimiter: ',' })) {
    return { header: fields.map((name) => name.trim()), place };
  }
  return { header: [], place: { path, line: 1 } };
}

function outputColumns(header: readonly string[]): OutputColumn[] {
  const starts = header.flatMap((name, at) => (OUTPUT.test(name) ? [at] : []));
  return starts.map((at, index) => {
    const [, provider, prompt] = OUTPUT.exec(header[at]!) as RegExpExecArray;
    const end = starts[index + 1] ?? header.length;
    const beside = new Map(header.slice(at + 1, end).map((name, offset) => [name, at + 1 + offset]));
    return { at, provider: provider!, prompt: prompt!, beside };
  });
}

interface Cell {
  readonly status: 'PASS' | 'FAIL' | 'ERROR';
  readonly score: number | null;
  readonly output: string;
  readonly reason: string | null;
  readonly named: readonly { readonly name: string; readonly value: number | string }[];
}

function newCell(fields: readonly string[], column: OutputColumn): Cell {
  const value = (name: string): string => {
    const at = column.beside.get(name);
    return at === undefined ? '' : (fields[at] ?? '');
  };
  const status = /^(PASS|FAIL|ERROR)$/.exec(value('Status').trim().toUpperCase())?.[1] ?? 'ERROR';
  const named = [...column.beside.keys()]
    .filter((name) => name.startsWith('Metric: ') && value(name) !== '')
    .map((name) => ({ name: name.slice('Metric: '.length), value: numberOr(value(name)) }));
  const comment = value('Comment').trim();
  const reason = [value('Grader Reason').trim(), comment].filter((part) => part !== '').join(' — ');
  return {
    status: status as Cell['status'],
    score: scoreOf(value('Score')),
    output: fields[column.at] ?? '',
    reason: reason === '' ? null : reason,
    named,
  };
}

/** `[FAIL] (0.00)`, the reason, `---`, the output, and the reason once more at the end. */
function oldCell(text: string): Cell {
  const head = CELL.exec(text);
  if (head === null) return { status: 'ERROR', score: null, output: '', reason: text || null, named: [] };
  let body = text.slice(head[0].length);
  const tail = /\n\n(?:Pass|Fail|Error) Reason: ([\s\S]*)$/.exec(body);
  const reason = tail?.[1] ?? null;
  if (tail !== null) body = body.slice(0, tail.index);
  if (head[1] !== 'PASS') {
    const known =
      reason !== null && body.startsWith(`${reason}\n---\n`) ? reason.length : body.indexOf('\n---\n');
    if (known >= 0) body = body.slice(known + '\n---\n'.length);
  }
  return {
    status: head[1] as Cell['status'],
    score: scoreOf(head[2] ?? ''),
    output: body,
    reason,
    named: [],
  };
}

function replyOf({ status, output, reason }: Cell): ImportedAnswer['reply'] {
  if (status === 'ERROR') {
    const message = output.trim() || reason || 'promptfoo says ERROR';
    return { status: 'failed', kind: 'error', message: message.slice(0, 2000) };
  }
  if (output.trim() === '') return { status: 'failed', kind: 'empty', message: 'the output is empty' };
  return { status: 'answered', ...splitReasoning(output) };
}

function scoreOf(text: string): number | null {
  return text.trim() === '' || !Number.isFinite(Number(text)) ? null : Number(text);
}

function numberOr(text: string): number | string {
  return scoreOf(text) ?? text;
}
