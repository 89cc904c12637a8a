/**
 * Thoughts under a heading of their own: "Thinking: …", a blank line, the answer (promptfoo joins them so); "Here is my
 * thought process" and "Here is my response" (Granite); "Thinking... done thinking." (Ollama's terminal). Where the answer
 * has a heading it is what stands under the last one, else the last paragraph; a thought and nothing else is no answer.
 */
import type { Parted } from './thought-tags.ts';

const LABEL =
  /^(?:[\s#>*_`~-]|\p{Extended_Pictographic}|\uFE0F){0,12}(?:here(?:['’]s| is) (?:my|the) (?:thought process|thinking(?: process)?|reasoning(?: process)?)|(?:my |the )?(?:(?:thinking|thought|reasoning)(?: process| trace| steps)?|thoughts|(?:begin(?:ning)?|start) of (?:the )?(?:thoughts?|thinking|reasoning)|chain[ -]of[ -]thought|(?:internal|inner) monologue|scratchpad)|thought for [^\n]{1,40}|思考(?:过程)?|推理过程)[*_`\s]{0,4}(?:[:：][*_]{0,3}|\.{3}[*_]{0,3}|…[*_]{0,3}|(?=\n))/iu;
/** A heading that many an answer has, too: it needs the answer's own heading beside it. */
const WEAK_LABEL =
  /^[\s#>*_-]{0,12}(?:analysis|reflection|consideration|explanation|working|plan|draft|notes?|pensamientos?|razonamiento|réflexion|raisonnement|gedanken(?:gang)?|überlegung(?:en)?|ragionamento|pensiero|pensamento|raciocínio|рассуждени[ея]|размышлени[ея]|мысли)[*_ ]{0,4}[:：\n]/i;
const ANSWER_HEADING =
  /(?:^|\n)[ \t#>*_=-]{0,12}(?:(?:the |my )?final (?:answer|response|output)|answer|response|final|output|solution|conclusion|here(?:['’]s| is) my (?:response|(?:final )?answer)|(?:respuesta|réponse|risposta|resposta)(?: final[e]?)?|(?:endgültige )?antwort|(?:окончательный )?ответ|答案|最终答案|回答|答え)[*_ \t=-]{0,8}(?:[:：][*_]{0,3}|(?=\n))\s*/giu;
const INLINE_HEADING =
  /(?:\bfinal answer[*_ ]{0,3}[:：][*_]{0,3}|(?<=[.!?;]\s)answer[*_ ]{0,3}[:：][*_]{0,3}|here(?:['’]s| is) my (?:response|(?:final )?answer)[:：]|(?:\.{3}|…)\s?done thinking\.?|<?end of (?:thought|thinking)>?[.:]?)\s*/giu;
const LISTED = /^\s*(?:\d+[.)]|[-*•])\s/;

/** A stage direction: "(thinking) …", with or without an end of its own, and "(Thinking: …)". */
const ASIDE =
  /^[\s*_]*\((?:(?:internal|inner|silent(?:ly)?)\s+)?(?:thinking(?: (?:aloud|out loud|to (?:my|it)self))?|thoughts?|reasoning|monologue|scratchpad|think(?:s)?)(?:\)[*_]*[:：]?|[:：])\s*/i;

/** The sign of a thought without a word. */
const BALLOON = /^\s*(?:💭|🧠|🤔)\s*/u;

/** The reply without the thought it begins with; null where it begins with none. */
export function partLabels(reply: string): Parted | null {
  const aside = ASIDE.exec(reply);
  if (aside !== null) return partAside(reply, aside[0]);
  const balloon = BALLOON.exec(reply);
  if (balloon !== null && /\S\s*\n[ \t]*\n\s*\S/.test(reply))
    return lastParagraph(reply.slice(balloon[0].length));
  const label = LABEL.exec(reply);
  if (label === null) {
    if (!WEAK_LABEL.test(reply)) return null;
    return underHeading(reply);
  }
  const body = reply.slice(label[0].length);
  return underHeading(body) ?? beforeAction(body) ?? lastParagraph(body);
}

function partAside(reply: string, beginning: string): Parted {
  const body = reply.slice(beginning.length);
  const isOpen = !beginning.includes(')');
  const end = isOpen
    ? /\)[*_]*\s*(?=\n|\S)/.exec(body)
    : /\(\/?(?:end (?:of )?)?(?:thinking|thoughts?|reasoning|monologue|scratchpad)\)\s*/i.exec(body);
  if (end === null) return underHeading(body) ?? lastParagraph(body);
  const answer = body.slice(end.index + end[0].length).trim();
  return { text: answer, thoughts: [body.slice(0, end.index).trim()] };
}

/** What stands under the last heading of an answer; null where there is none. */
export function underHeading(body: string): Parted | null {
  const headings = [...body.matchAll(ANSWER_HEADING), ...body.matchAll(INLINE_HEADING)].sort(
    (a, b) => a.index - b.index,
  );
  const last = headings.findLast(({ index, 0: heading }) => body.slice(index + heading.length).trim() !== '');
  if (last === undefined || last.index === 0) return null;
  return {
    text: body.slice(last.index + last[0].length).trim(),
    thoughts: [body.slice(0, last.index).trim()],
  };
}

/** ReAct: a call follows the thought, and is read as one. */
function beforeAction(body: string): Parted | null {
  const at = body.search(/(?:^|\n)[ \t]*(?:\*\*)?Action(?:\*\*)?[ \t]*:/);
  return at < 0 ? null : { text: body.slice(at).trim(), thoughts: [body.slice(0, at).trim()] };
}

function lastParagraph(body: string): Parted {
  const thought = { text: '', thoughts: [body.trim()] };
  const paragraphs = body.trim().split(/\n[ \t]*\n/);
  // A thought in one paragraph, with the answer on the line below it.
  const parts = paragraphs.length > 1 ? paragraphs : body.trim().split('\n');
  // How sure the answer is belongs to it.
  const size = /^\W*confidence\b/i.test(parts.at(-1)!) ? 2 : 1;
  const answer = parts.slice(-size);
  const before = parts.slice(0, -size);
  if (before.length === 0 || (LISTED.test(answer[0]!) && before.some((part) => LISTED.test(part))))
    return thought;
  if (paragraphs.length === 1 && !/^\s*\n/.test(body) && /^[^\n]*$/.test(body.trim())) return thought;
  const glue = paragraphs.length > 1 ? '\n\n' : '\n';
  return { text: answer.join(glue).trim(), thoughts: [before.join(glue).trim()] };
}
