/** Two subjects with one name: unless the question says which, both answers are right. Needs ids of subjects. */
import { plainWording } from '../../likeness/plain-wording.ts';
import type { SetRule } from '../lint-rule.ts';

export const namesakes: SetRule = {
  name: 'namesakes',
  severity: 'warning',
  finds:
    'a subject whose name is that of another subject of the set (by their ids), in a question that says no more than the name',
  remedy: 'Say in the question which one is meant ("the footballer born in 1985").',
  open() {
    const firstOf = new Map<string, { readonly id: string; readonly at: number }>();
    const found: { at: number; other: number; bare: boolean; name: string }[] = [];
    const bareFirst = new Map<number, boolean>();
    return {
      see(asked, at) {
        const { subject } = asked.question;
        if (subject?.id === undefined) return;
        const name = plainWording(subject.name);
        const bare = saysNoMore(asked.read.words, subject.name);
        const first = firstOf.get(name);
        if (first === undefined) {
          firstOf.set(name, { id: subject.id, at });
          bareFirst.set(at, bare);
        } else if (first.id !== subject.id) found.push({ at, other: first.at, bare, name: subject.name });
      },
      *end({ place }) {
        for (const { at, other, bare, name } of found) {
          if (bare) yield { at, message: `"${name}" is also the name of the subject of ${place(other, at)}` };
          else if (bareFirst.get(other)) {
            yield { at: other, message: `"${name}" is also the name of the subject of ${place(at, other)}` };
          }
        }
      },
    };
  },
};

/** No other name and no number stands in the question. */
function saysNoMore(
  words: readonly { readonly text: string; readonly capital: boolean; readonly digits: boolean }[],
  name: string,
): boolean {
  const own = new Set(plainWording(name).split(' '));
  return !words.some((word, at) => at > 0 && (word.capital || word.digits) && !own.has(word.text));
}
