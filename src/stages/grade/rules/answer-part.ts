/**
 * The part of a reply that answers. Base models go on with questions of their own, reasoning models name candidates on
 * the way to a final answer, people and models correct themselves, and programs ask for JSON: in each of these the
 * reference may stand in the reply without being the answer. What is cut off is not graded at all.
 */
import { isAscii } from '../../../values/fold-text.ts';
import { readWords } from '../../../values/words.ts';
import { readJsonAnswer } from './json-answer.ts';
import { CORRECTION_PARTS, CORRECTION_PARTS_ELSEWHERE, CORRECTIONS } from './languages/turns.ts';

export interface AnswerPart {
  /** What is graded; never blank unless `nothing`. */
  readonly text: string;
  /** The reply has a place for an answer and leaves it empty (`{"answer": null}`). */
  readonly nothing: boolean;
  /** The cut is a guess: the whole reply must not come to another outcome. */
  readonly doubtful: boolean;
}

/** Finds the part that answers; the whole reply where nothing tells it apart. Never throws. */
export function answerPart(written: string, question: string): AnswerPart {
  const reply = withoutStruck(written);
  if (!MAY_CUT.test(reply)) {
    const kept = afterCorrection(reply);
    return kept === null
      ? { text: reply, nothing: false, doubtful: false }
      : { text: kept.text, nothing: false, doubtful: kept.doubtful };
  }
  const json = readJsonAnswer(reply);
  if (json !== null) return { text: json, nothing: json === '', doubtful: false };
  const turn = withoutNextTurns(withoutEchoedTurn(reply, question), question);
  const last = finalAnswer(turn) ?? turn;
  const kept = afterCorrection(last);
  if (kept !== null) return { text: kept.text, nothing: false, doubtful: kept.doubtful };
  const cut = beforeOwnQuestion(last);
  if (cut !== null) return { text: cut, nothing: false, doubtful: true };
  return { text: last, nothing: false, doubtful: false };
}

/** Signs and words without which no mark of a turn, a place for the answer or a question of one's own is there. */
const MAY_CUT = /[\n\r<[{\\#|:：?？؟`]|answer/i;

/** "~~Karl Holt~~ Ada Lind", and a word to whoever grades: what is struck out is not said. */
function withoutStruck(reply: string): string {
  if (!/[~[<]/.test(reply)) return reply;
  const kept = reply.replace(STRUCK, ' ');
  return /[\p{L}\p{N}]/u.test(kept) ? kept : reply;
}
const STRUCK =
  /~~[^~\n]+~~|<(s|del|strike)>[^<\n]*<\/\1>|[[<][^\]>\n]{0,24}\b(?:grad(?:er|ing)|judge|evaluator|examiner)\b[^\]>\n]*[\]>]/gi;

/** Words that label a question or a turn, in the languages that templates are written in. */
const ASKS =
  'q|question|frage|pregunta|pergunta|domanda|vraag|otázka|pytanie|вопрос|питання|soru|fråga|spørgsmål|spørsmål|kysymys|kérdés|întrebare|ερώτηση|câu hỏi|pertanyaan|soalan|سؤال|السؤال|پرسش|שאלה|प्रश्न|问题|問題|问|質問|질문|문제|user|human|usuario|utilisateur|benutzer|instruction|input|problem|exercise';
const ANSWERS =
  'a|answer|antwort|respuesta|resposta|réponse|risposta|antwoord|odpověď|odpověd|odpowiedź|ответ|відповідь|cevap|svar|vastaus|válasz|răspuns|απάντηση|trả lời|jawaban|الإجابة|جواب|پاسخ|תשובה|उत्तर|答案|答|回答|答え|답변|답|assistant|ai|bot|response';
const LABELLED_TURN = new RegExp(
  String.raw`\n[ \t#*>_(-]*(?:next |another |follow-?up )?(?:${ASKS}|${ANSWERS})[ #]*\d{0,3}[*_) ]*[:：]`,
  'giu',
);
/** "Trivia: who painted it?" on a line of its own, and something after it. */
const LABELLED_QUESTION = /\n[^\n:：?？؟]{1,24}[:：][^\n]{3,300}[?？؟]["'*_ ]*\n\s*\S/gu;
const ASKED_INLINE =
  /\s(?:Q|Question|User|Human)\s?\d{0,3}[:：]\s(?=[^\n]*[?？]\s*(?:A|Answer|Assistant|AI)\s?\d{0,3}[:：])/gu;
const CONTROL =
  /<\|(?:im_end|im_start|endoftext|end_of_text|eot_id|end|user|assistant|system|eom_id)[^|]{0,40}\|>|<\/s>|\[\/?INST\]|<(?:start|end)_of_turn>|\n#{2,}\s*(?:instruction|human|user|question|input|response)\b/giu;

/** Without a question of another turn and all that follows it. */
function withoutNextTurns(reply: string, question: string): string {
  let end = reply.length;
  for (const pattern of [CONTROL, LABELLED_TURN, LABELLED_QUESTION, ASKED_INLINE]) {
    for (const match of reply.matchAll(pattern)) {
      if (match.index >= end) break;
      if (!/[\p{L}\p{N}]/u.test(reply.slice(0, match.index))) continue;
      const label = match[0].trim();
      if (pattern === LABELLED_TURN && !opensTurn(label, reply, match.index)) continue;
      const line = reply.slice(match.index + match[0].length).split('\n', 1)[0] as string;
      if (pattern !== CONTROL && repeats(line === '' ? match[0] : line, question)) continue;
      end = match.index;
    }
  }
  const kept = reply.slice(0, end).trim();
  return kept === '' ? reply : kept;
}

const ANSWER_LABEL = new RegExp(String.raw`^[\s#*>_(-]*(?:${ANSWERS})[ #]*\d{0,3}[*_) ]*[:：]$`, 'iu');

/** "Answer:" only opens another turn where one stood before it: the first one is the answer to this question. */
function opensTurn(label: string, reply: string, at: number): boolean {
  if (!ANSWER_LABEL.test(label)) return true;
  const before = reply.slice(0, at);
  return /^\s*(?:a|answer|assistant|ai|response)\s*\d{0,3}[:：]/i.test(before);
}

const ECHOED_TURN = new RegExp(
  String.raw`^\s*(?:${ASKS})[ #]*\d{0,3}[*_) ]*[:：]([^\n]+)\n+\s*(?:${ANSWERS})[ #]*\d{0,3}[*_) ]*[:：]\s*(?=\S)`,
  'iu',
);

/** "Q: (the question)\nA: Ada Lind" says Ada Lind. */
function withoutEchoedTurn(reply: string, question: string): string {
  const match = ECHOED_TURN.exec(reply);
  return match && repeats(match[1] as string, question) ? reply.slice(match[0].length) : reply;
}

/** True when most of what is said are words of the question. */
function repeats(said: string, question: string): boolean {
  const asked = new Set(readWords(question).words.map((word) => word.stem));
  const words = readWords(said).words.filter((word) => !word.stop);
  if (asked.size === 0 || words.length === 0) return false;
  return words.filter((word) => asked.has(word.stem)).length >= words.length * 0.7;
}

/** A line that asks something, with more after it: perhaps a question of the model's own. */
const OWN_QUESTION = /\n+[^\n]{6,240}[?？؟]["'*_ ]*\n+\s*\S/u;

function beforeOwnQuestion(reply: string): string | null {
  const match = OWN_QUESTION.exec(reply);
  const before = match ? reply.slice(0, match.index).trim() : '';
  return /[\p{L}\p{N}]/u.test(before) ? before : null;
}

const BOXED = /\\(?:boxed|fbox)\s*\{((?:[^{}]|\{[^{}]*\})*)\}/g;
const TAGGED = /<(?:final[_-]?)?answer>([\s\S]*?)<\/(?:final[_-]?)?answer>/gi;
const MARKED =
  /(?:^|\n|[.!?]["')\]]*\s)[ \t#*>_-]*(?:(?:so|therefore|thus|hence|consequently|in (?:conclusion|summary|short)|overall|finally)[, ]+)?(?:my |the )?(?:(?:final|correct|right|best|short|actual) )*answer(?: to (?:the|this|your) question)?(?:\s*[*_]{0,2}\s*[:：][ \t*_]*|[ ]+(?:is|was|would be|must be|should be)(?: therefore| thus| actually)?(?:\s*:)?[ \t*_]+(?!not\b|that\b))(?=[^\s*_])|(?:^|\n)[ \t]*#{4}[ \t]+(?=\S)/giu;

/** What stands in the last place marked as the answer; null where there is none, or nothing before it. */
function finalAnswer(reply: string): string | null {
  const boxed = [...reply.matchAll(BOXED)].at(-1)?.[1];
  if (boxed !== undefined && /[\p{L}\p{N}]/u.test(boxed))
    return boxed.replace(/\\(?:text|mathrm|textbf|mathbf)\s*\{([^{}]*)\}/g, '$1').replaceAll('\\,', ' ');
  const tagged = [...reply.matchAll(TAGGED)].at(-1)?.[1];
  if (tagged !== undefined && /[\p{L}\p{N}]/u.test(tagged)) return tagged.trim();
  const marked = [...reply.matchAll(MARKED)].at(-1);
  if (marked === undefined) return null;
  const before = reply.slice(0, marked.index + 1);
  if (!/[.!?\n]/.test(before.trim())) return null;
  const rest = reply.slice(marked.index + marked[0].length).trim();
  return /[\p{L}\p{N}]{1}/u.test(rest) ? rest : null;
}

const CORRECTS = new RegExp(
  String.raw`(?:^|[.!?…\n;,(—–-]["')\]]*\s*)(?:(?:oh|oops|hmm+|ah|sorry|apologies|my apologies|my mistake|my bad|no)[,.!]*\s+)*(?:wait\b|hold on\b|scratch that\b|strike that\b|correction\b|on second thought\b|on reflection\b|let me (?:correct|rephrase|reconsider|fix)\b|i (?:stand corrected|misspoke|made (?:a|an) (?:mistake|error)|was (?:wrong|mistaken)|take (?:that|it) back|meant(?: to say)?)\b|(?:that|this|it)(?:'s| is| was)(?: actually)? (?:wrong|incorrect|not (?:right|correct)|a mistake|an error)\b|${CORRECTIONS})`,
  'giu',
);
/** Parts of words without one of which nothing is taken back. */
const MAY_CORRECT =
  /wait|hold on|scratch|strike|corre[ct]|thought|reflection|let me|misspoke|mistak|error|wrong|not right|take |meant/i;

/** A correction of the asker ("that is incorrect") or of others is none of one's own: there must be a claim before. */
const CLAIM_BEFORE = /[\p{L}\p{N}]{2}/u;

/** What follows the last correction of oneself; doubtful where no name and no number does. */
function afterCorrection(reply: string): { text: string; doubtful: boolean } | null {
  if (
    !MAY_CORRECT.test(reply) &&
    !CORRECTION_PARTS.test(reply) &&
    (isAscii(reply) || !CORRECTION_PARTS_ELSEWHERE.test(reply))
  )
    return null;
  const marks = [...reply.matchAll(CORRECTS)];
  const mark = marks.at(-1);
  if (mark === undefined || !CLAIM_BEFORE.test(reply.slice(0, mark.index))) return null;
  // Right behind the mark come more words of taking back ("no, that is wrong: it was …").
  const rest = reply
    .slice(mark.index + mark[0].length)
    .replace(
      /^[\s,.:;!…—–-]*(?:(?:no|that(?:'s| is| was)|this is|not|wrong|incorrect|right|quite|actually)[\s,.:;!…—–-]+)*/i,
      '',
    );
  const said = readWords(rest).words.filter((word) => !word.stop);
  if (said.length === 0) return null;
  return { text: rest, doubtful: !said.some((word) => word.capital || word.digits) };
}
