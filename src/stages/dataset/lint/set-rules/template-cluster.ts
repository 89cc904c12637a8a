/**
 * Many questions from one template: a set that looks large asks one thing over and over, and a model that was trained
 * on the source answers all or none. Names and numbers are blanked out unless they are frequent themselves
 * ("Colombia"); what is left of the wording, with the form of the answer, is the template.
 */
import { addToGroup } from '../../../../core/group-by.ts';
import { answerType } from '../../../../core/question.ts';
import { contentWords } from '../content-words.ts';
import type { SetFinding, SetRule } from '../lint-rule.ts';
import { doubled } from '../word-numbers.ts';

/** Questions of one template before it is worth a word. */
const SMALLEST_CLUSTER = 20;
/** Share of the words of content that the template must hold. */
const COVERED = 0.6;
/** Share of their words that two wordings of one template have in common. */
const ALIKE = 0.5;
/** Questions with exactly one wording before it can be a template. */
const SEED = 3;

export const templateCluster: SetRule = {
  name: 'template-cluster',
  severity: 'note',
  finds: `${SMALLEST_CLUSTER} or more questions made from one template`,
  remedy:
    'Keep a few (closedbook dataset sample), or cluster them in the analysis: they are right or wrong together.',
  open() {
    const store = wordStore();
    return {
      see: ({ question, lower }) => store.add(question.text, lower, answerType(question)),
      *end(): Iterable<SetFinding> {
        for (const { members, words } of clusters(store)) {
          const first = members[0]!;
          yield {
            at: first,
            message: `${members.length} questions are made from one template (${words.join(', ')})`,
          };
        }
      },
    };
  },
};

interface Cluster {
  readonly members: readonly number[];
  readonly words: readonly string[];
}

/** Words of content of every question as numbers, flat. */
function wordStore() {
  const numbers = contentWords();
  let frequency = new Uint32Array(4096);
  let flat = new Uint32Array(1 << 14);
  let starts = new Uint32Array(4096);
  const forms: string[] = [];
  const formIds = new Map<string, number>();
  let form = new Uint8Array(4096);
  let size = 0;
  let used = 0;
  return {
    get size() {
      return size;
    },
    word: (id: number) => numbers.text(id),
    /** Number of questions with the word. */
    frequency: (id: number) => frequency[id]!,
    form: (at: number) => form[at]!,
    /** Words of a question: number times two, plus one for a name. */
    of: (at: number) => flat.subarray(starts[at], starts[at + 1]),
    add(text: string, lower: string, answer: string) {
      if (size + 2 > starts.length) {
        starts = doubled(starts);
        const wider = new Uint8Array(starts.length);
        wider.set(form);
        form = wider;
      }
      const words = numbers.of(text, lower);
      while (used + words.length > flat.length) flat = doubled(flat);
      const first = used;
      for (const word of words) {
        const id = word >>> 1;
        while (id >= frequency.length) frequency = doubled(frequency);
        let met = first;
        while (met < used && flat[met]! >>> 1 !== id) met += 1;
        if (met < used) continue;
        flat[used++] = word;
        frequency[id]! += 1;
      }
      let number = formIds.get(answer);
      if (number === undefined) {
        number = forms.push(answer) - 1;
        formIds.set(answer, number);
      }
      form[size] = number;
      size += 1;
      starts[size] = used;
    },
  };
}

type WordStore = ReturnType<typeof wordStore>;

interface Wording {
  readonly words: readonly number[];
  readonly form: number;
  readonly members: number[];
}

function clusters(store: WordStore): Cluster[] {
  const wordings = [...groupedWordings(store).values()]
    .filter(({ members }) => members.length >= SEED)
    .sort((one, two) => two.members.length - one.members.length || one.members[0]! - two.members[0]!);
  const leaders: {
    readonly words: readonly number[];
    readonly form: number;
    readonly wordings: Wording[];
  }[] = [];
  const byWord = new Map<number, number[]>();
  for (const wording of wordings) {
    const near = new Set(wording.words.flatMap((word) => byWord.get(word) ?? []));
    const leader = [...near].find(
      (at) => leaders[at]!.form === wording.form && shared(leaders[at]!.words, wording.words) >= ALIKE,
    );
    if (leader !== undefined) leaders[leader]!.wordings.push(wording);
    else {
      const at = leaders.push({ words: wording.words, form: wording.form, wordings: [wording] }) - 1;
      for (const word of wording.words) addToGroup(byWord, word, at);
    }
  }
  return leaders
    .map(({ words, wordings: all }) => ({
      members: all.flatMap(({ members }) => members).sort((one, two) => one - two),
      words: words.map((word) => store.word(word)),
    }))
    .filter(({ members }) => members.length >= SMALLEST_CLUSTER)
    .sort((one, two) => two.members.length - one.members.length);
}

/** Questions by the frequent words of their wording, where these make up most of it. */
function groupedWordings(store: WordStore): Map<string, Wording> {
  const frequent = Math.max(10, store.size / 200);
  const found = new Map<string, Wording>();
  for (let at = 0; at < store.size; at += 1) {
    const kept: number[] = [];
    let plain = 0;
    let plainKept = 0;
    for (const entry of store.of(at)) {
      const id = entry >> 1;
      const name = (entry & 1) === 1;
      if (!name) plain += 1;
      if (store.frequency(id) < frequent) continue;
      kept.push(id);
      if (!name) plainKept += 1;
    }
    if (kept.length === 0 || plainKept === 0 || plainKept < COVERED * plain) continue;
    // One or two words make a template only where nothing else is said.
    if (kept.length < 3 && plainKept < plain) continue;
    kept.sort((one, two) => one - two);
    const key = `${store.form(at)}:${kept.join(',')}`;
    const wording = found.get(key);
    if (wording === undefined) found.set(key, { words: kept, form: store.form(at), members: [at] });
    else wording.members.push(at);
  }
  return found;
}

function shared(one: readonly number[], two: readonly number[]): number {
  const both = one.filter((word) => two.includes(word)).length;
  return both / (one.length + two.length - both);
}
