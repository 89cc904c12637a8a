/**
 * Multiple choice in a line of lm-evaluation-harness: a request for each option, and the option with the highest
 * likelihood is the answer. The harness writes the right one with str(), so that "1" may be a number or a text; what
 * the dataset row holds decides.
 */
import { asId, asList, asRecord, asText, type LooseRecord } from '../loose.ts';
import { requestArgument, requestsOf } from './request.ts';

export interface LineOptions {
  /** As the harness compared them. */
  readonly texts: readonly string[];
  /** The likeliest; ties go to the first. */
  readonly chosen: number;
}

/** The options of a line and the model's choice; null where the line is no multiple choice. */
export function lineOptions(line: LooseRecord): LineOptions | null {
  const likelihoods = requestsOf(line).map(likelihood);
  if (likelihoods.length < 2 || likelihoods.some((value) => value === null)) return null;
  const chosen = likelihoods.indexOf(Math.max(...(likelihoods as number[])));
  const texts = (at: number) =>
    likelihoods.map((_, request) => asText(requestArgument(line, request, at))?.trim() ?? '');
  const continuations = texts(1);
  const varied = new Set(continuations).size > 1 ? continuations : fillings(line, texts(0));
  return varied.some((text) => text !== '') && chosen >= 0 ? { texts: varied, chosen } : null;
}

/** Winogrande compares one ending after several beginnings: what differs is what was filled in. */
function fillings(line: LooseRecord, beginnings: readonly string[]): readonly string[] {
  const listed = listedChoices(asRecord(line.doc));
  if (listed.length === beginnings.length) return listed;
  return beginnings.map((text) => text.slice(text.lastIndexOf('\n') + 1).trim());
}

/** `[[-6.78, false]]`, `[-6.78, false]`, or the same as texts. */
function likelihood(request: unknown): number | null {
  const first = asList(request)[0];
  const value = Array.isArray(first) ? first[0] : first;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && !Number.isNaN(number) ? number : null;
}

const NUMBERED = [1, 2, 3, 4, 5].map((at) => `option${at}`);

/** Choices that the dataset row lists: `["a", "b"]`, `{"text": [...], "label": [...]}`, `option1` and `option2`. */
export function listedChoices(doc: LooseRecord): string[] {
  const given = doc.choices ?? doc.options ?? doc.endings ?? NUMBERED.flatMap((name) => doc[name] ?? []);
  const list = Array.isArray(given) ? given : asList(asRecord(given).text);
  const texts = list.flatMap((choice) => asText(choice) ?? []);
  return texts.length === list.length && texts.length > 1 ? texts : [];
}

/** Numbers of the right choices; empty where the line does not tell. */
export function rightChoices(
  line: LooseRecord,
  choices: readonly string[],
  options: LineOptions | null,
): number[] {
  const doc = asRecord(line.doc);
  const labelled = labelledRight(doc, options?.texts ?? []);
  if (labelled.length > 0) return labelled;
  const own = ownRight(doc, choices);
  const targets = targetRight(line.target, choices, options);
  const right = own !== null && (targets.length === 0 || targets.includes(own)) ? own : targets[0];
  if (right === undefined || right >= choices.length) return [];
  // The harness's own mark would contradict a misread target.
  const mark = line.acc ?? line['acc,none'];
  return options !== null && mark === Number(right !== options.chosen) ? [] : [right];
}

/** What `target` may mean, the likelier first: one of the options, or its number. */
function targetRight(target: unknown, choices: readonly string[], options: LineOptions | null): number[] {
  const written = asId(target)
    ?.trim()
    .replace(/^\(([^()]+)\)$/, '$1');
  if (written === undefined) return [];
  const named = [options?.texts ?? [], choices]
    .map((names) => names.findIndex((name) => name.trim() === written))
    .filter((at) => at >= 0);
  return [...named, ...(/^\d+$/.test(written) ? [Number(written)] : letterNumber(written))];
}

const OWN = ['answer', 'answerKey', 'label', 'gold', 'target', 'answer_index', 'correct_answer'];

/** What the dataset row itself says is right: a label of its choices, their number, letter or text. */
function ownRight(doc: LooseRecord, choices: readonly string[]): number | null {
  const labels = asList(asRecord(doc.choices).label).map(asId);
  for (const value of OWN.map((name) => doc[name])) {
    const written = asId(value)
      ?.trim()
      .replace(/^\(([^()]+)\)$/, '$1');
    if (written === undefined) continue;
    if ('option1' in doc && /^[1-9]$/.test(written)) return Number(written) - 1;
    if (labels.includes(written)) return labels.indexOf(written);
    if (typeof value === 'number') return value;
    const found = choices.findIndex((choice) => choice.trim() === written);
    if (found >= 0) return found;
    const [letter] = letterNumber(written);
    if (letter !== undefined) return letter;
  }
  return null;
}

function letterNumber(written: string): number[] {
  const letter = /^([A-Z])[).]?$/.exec(written)?.[1];
  return letter === undefined ? [] : [letter.charCodeAt(0) - 'A'.charCodeAt(0)];
}

/** TruthfulQA lists `{"choices": [...], "labels": [1, 0, ...]}`, each task its own. */
function labelledRight(doc: LooseRecord, texts: readonly string[]): number[] {
  for (const member of Object.values(doc)) {
    const { choices, labels } = asRecord(member);
    const listed = asList(choices).map((choice) => asText(choice)?.trim());
    if (listed.length !== texts.length || listed.length === 0) continue;
    if (listed.some((choice, at) => choice !== texts[at])) continue;
    const right = asList(labels).flatMap((label, at) => (label === 1 || label === true ? [at] : []));
    if (right.length > 0) return right;
  }
  return [];
}
