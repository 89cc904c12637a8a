/**
 * What people and runs of scorers left on a call of Weave, as `include_feedback` gives it and as the page's tables name it: annotations are a
 * person's, runnables a scorer's. Reactions and notes are no verdicts. People annotate the call that they look at, often the model's own below
 * the case: whoever reads a file adds those to the case.
 */
import { asList, asRecord, asText, isRecord, type LooseRecord } from '../loose.ts';
import { unpacked } from './case-texts.ts';
import type { Score } from './score-words.ts';

const TYPE = /^wandb\.(annotation|runnable)\.(.+)$/;
const COLUMN =
  /^(?:summary\.weave\.)?feedback\.\[?wandb\.(annotation|runnable)\.([^\].]+)\]?\.(?:payload\.)?(?:value|output)(?:\.(.+))?$/;

/** @param given - The call as the file has it, with dotted names where it is a table. */
export function feedbackScores(given: LooseRecord): Score[] {
  const summary = asRecord(unpacked(given.summary));
  const listed = asList(unpacked(asRecord(summary.weave).feedback ?? given.feedback));
  return [...listed.flatMap((entry) => entryScores(asRecord(entry))), ...columnScores(given)];
}

function entryScores({ feedback_type: type, payload }: LooseRecord): Score[] {
  const [, kind, name] = TYPE.exec(asText(type) ?? '') ?? [];
  if (kind === undefined || name === undefined) return [];
  const { value, output } = asRecord(unpacked(payload));
  const said = kind === 'annotation' ? innermost(value) : unpacked(output);
  return scoresOf(said, { name, human: kind === 'annotation' });
}

function columnScores(row: LooseRecord): Score[] {
  return Object.entries(row).flatMap(([column, cell]) => {
    const [, kind, name, part] = COLUMN.exec(column) ?? [];
    if (kind === undefined || name === undefined || cell === null || cell === '') return [];
    const human = kind === 'annotation';
    // Older tables go on with the annotation's name again and a digest.
    const shown = part === undefined || human ? name : `${name}.${part}`;
    return scoresOf(unpacked(cell), { name: shown, human });
  });
}

function scoresOf(
  said: unknown,
  { name, human }: { readonly name: string; readonly human: boolean },
): Score[] {
  if (said === null || said === undefined) return [];
  if (!isRecord(said)) return [{ name, value: said, human }];
  return Object.entries(said)
    .filter(([, one]) => typeof one === 'boolean' || typeof one === 'number')
    .map(([part, value]) => ({ name: `${name}.${part}`, value, human }));
}

/** Older clients keep an annotation under its name and a digest. */
function innermost(value: unknown): unknown {
  const members = isRecord(value) ? Object.values(value) : [];
  return members.length === 1 ? innermost(members[0]) : value;
}
