/**
 * What was asked and what counts as right, out of files of their own: question sets, and the requests of a batch. An answer finds its
 * question by the words it was asked in, or by its id; where both words are known an id alone joins nothing, for ids such as 1, 2, 3
 * stand in every file. What an answer's own file says of golds stays.
 */
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { counted } from '../core/counted.ts';
import { ClosedbookError } from '../core/errors.ts';
import type { ImportedAnswer } from '../core/imported-answer.ts';
import type { Question } from '../core/question.ts';
import { readRequests } from '../interop/batches/batch-request.ts';
import { importedQuestion } from '../interop/imported-question.ts';
import { foldText } from '../values/fold-text.ts';
import { loadDataset } from './datasets.ts';

export interface QuestionBook {
  /** The answer with its question, where the book has it. */
  join(answer: ImportedAnswer): ImportedAnswer;
  /** What was joined by what, and what was not. @throws ClosedbookError `questions-missing` where nothing was. */
  notes(): string[];
}

interface Entry {
  readonly question: Question;
  readonly words: string;
}

interface Pages {
  readonly byId: ReadonlyMap<string, Entry>;
  readonly byWords: ReadonlyMap<string, Entry>;
  readonly entries: readonly Entry[];
  readonly requests: ReadonlyMap<string, string>;
}

/** A question that is shorter says too little to be found inside a prompt. */
const SHORTEST_WITHIN = 15;
/** Letters compared over one file before prompts are no longer searched through. */
const MOST_SEARCHED = 20_000_000;

/** @throws the errors of reading the files. */
export async function questionBook(paths: readonly string[]): Promise<QuestionBook> {
  const pages = await pagesOf(paths);
  const known = new Map<string, Question | null>();
  const counts = { joined: 0, missed: 0, otherWords: 0 };
  let searched = 0;

  const find = (text: string | null, id: string): Question | null => {
    const words = text === null ? null : wordsOf(text);
    const exact = words === null ? undefined : pages.byWords.get(words);
    if (exact !== undefined) return exact.question;
    const named = pages.byId.get(id);
    if (words === null) return named?.question ?? null;
    if (named !== undefined && words.includes(named.words)) return named.question;
    const within = searched > MOST_SEARCHED ? null : longestWithin(words, pages.entries);
    searched += pages.entries.length;
    if (within === null && named !== undefined) counts.otherWords += 1;
    return within?.question ?? null;
  };

  return {
    join(answer) {
      const { question, askedAs = question.id } = answer;
      if (question.reference !== null || question.kind !== 'answerable') return answer;
      const held = isHeld(question) ? question.text : null;
      const text = held ?? pages.requests.get(askedAs) ?? null;
      const key = JSON.stringify([text, askedAs]);
      let found = known.get(key);
      if (found === undefined) {
        found = find(text, askedAs);
        if (found === null && held === null && text !== null) found = importedQuestion({ id: askedAs, text });
        known.set(key, found);
      }
      counts[found === null ? 'missed' : 'joined'] += 1;
      return found === null ? answer : { ...answer, question: found };
    },
    notes() {
      const names = paths.map((path) => basename(path)).join(', ');
      const { joined, missed, otherWords } = counts;
      if (joined === 0 && missed > 0) throw nothingJoined(names, pages);
      const told = [
        `${counted(joined, 'answer has its question', 'answers have their questions')} from ${names}`,
      ];
      if (missed > 0) told.push(`${counted(missed, 'answer finds', 'answers find')} no question there`);
      if (otherWords > 0)
        told.push(
          `${counted(otherWords, 'id stands', 'ids stand')} there with a question that is not in what was asked: not joined`,
        );
      return told;
    },
  };
}

/** Questions without their words are named after the want of them. */
function isHeld({ text }: Question): boolean {
  return !/^\(question .*: the file does not hold its text\)$/s.test(text);
}

function longestWithin(words: string, entries: readonly Entry[]): Entry | null {
  let found: Entry | null = null;
  for (const entry of entries) {
    if (entry.words.length < SHORTEST_WITHIN || entry.words.length <= (found?.words.length ?? 0)) continue;
    if (words.includes(entry.words)) found = entry;
  }
  return found;
}

const wordsOf = (text: string): string => foldText(text).replace(/\s+/g, ' ').trim();

const PAGES = new Map<string, Promise<Pages>>();

/** Read once for all files of a command; a file that was written again is read again. */
function pagesOf(paths: readonly string[]): Promise<Pages> {
  const key = JSON.stringify(
    paths.map((path) => [path, statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0]),
  );
  let pages = PAGES.get(key);
  if (pages === undefined) {
    PAGES.clear();
    pages = readPages(paths);
    PAGES.set(key, pages);
  }
  return pages;
}

async function readPages(paths: readonly string[]): Promise<Pages> {
  const byId = new Map<string, Entry>();
  const byWords = new Map<string, Entry>();
  const requests = new Map<string, string>();
  for (const path of paths) {
    const asked = await readRequests(path).catch(() => null);
    if (asked !== null && asked.size > 0) {
      for (const [id, { asked: one }] of asked) if (one.text !== null) requests.set(id, one.text);
      continue;
    }
    for (const question of (await loadDataset(path)).questions) {
      const entry = { question, words: wordsOf(question.text) };
      byId.set(question.id, entry);
      byWords.set(entry.words, entry);
    }
  }
  return { byId, byWords, entries: [...byWords.values()], requests };
}

function nothingJoined(names: string, { byId }: Pages): ClosedbookError {
  const ids = [...byId.keys()].slice(0, 3).join(', ');
  return new ClosedbookError('questions-missing', `none of the answers has its question in ${names}`, {
    hint: `Answers are joined by the words they were asked in, or by their id; ids there are ${ids || 'none'}.`,
  });
}
