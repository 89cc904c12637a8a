/**
 * Facts asked in several languages that are right in all but one: those who know the fact by its other languages say something
 * else in this one. The model did not forget it between two languages; the question asks something else, or its gold was
 * not carried over. Refusing in one language is no sign: models say less in some.
 */
import { factKeys } from '../../../core/fact-keys.ts';
import { addToGroup } from '../../../core/group-by.ts';
import type { AnswerBook } from './answer-book.ts';
import type { Cells } from './cells.ts';

/** Other languages in which a respondent must have been asked, and its share right there. */
const OTHERS = 2;
const KNOWS = 0.75;
/** Respondents that know it, and the share of them that are wrong here. */
const FEWEST = 3;
const WRONG = 0.75;

/** Places of the questions. */
export function wrongTranslations(book: AnswerBook, cells: Cells): ReadonlySet<number> {
  const keys = factKeys(book.questions);
  const facts = new Map<string, number[]>();
  book.questions.forEach((_, question) => {
    const key = keys[question] ?? null;
    if (key !== null) addToGroup(facts, key, question);
  });
  const families = new Set(book.respondents.map(({ family }) => family)).size;
  const found = new Set<number>();
  for (const asked of facts.values()) {
    if (new Set(asked.map((question) => book.questions[question]!.language)).size <= OTHERS) continue;
    const said = asked.map((question) => cellsByRespondent(cells, question));
    asked.forEach((question, place) => {
      const own = said[place]!;
      const knowing = [...own].filter(([who]) => knowsElsewhere(said, { who, place }));
      const wrong = knowing.filter(([, { right, refused }]) => right < 0.5 && refused < 0.5);
      const from = new Set(wrong.map(([who]) => book.respondents[who]!.family));
      if (knowing.length < FEWEST || wrong.length < WRONG * knowing.length) return;
      // One family alone may have learned the fact wrong in one language.
      if (from.size >= Math.min(2, families)) found.add(question);
    });
  }
  return found;
}

type Said = ReadonlyMap<number, { readonly right: number; readonly refused: number }>;

function cellsByRespondent(cells: Cells, question: number): Said {
  const said = new Map<number, { right: number; refused: number }>();
  for (let at = cells.offsets[question]!; at < cells.offsets[question + 1]!; at += 1) {
    const right = cells.right[at]!;
    if (!Number.isNaN(right)) said.set(cells.respondent[at]!, { right, refused: cells.refused[at]! });
  }
  return said;
}

function knowsElsewhere(
  said: readonly Said[],
  { who, place }: { readonly who: number; readonly place: number },
): boolean {
  const others = said.flatMap((one, at) => {
    const cell = at === place ? undefined : one.get(who);
    return cell === undefined ? [] : [cell.right];
  });
  return others.length >= OTHERS && others.reduce((sum, right) => sum + right, 0) >= KNOWS * others.length;
}
