/**
 * What is asked of an English clause before the patterns of refusals are tried on it: whether it has a speaker, a cue, is an exception
 * or only leads up to the point.
 */
import type { RefusalMove } from './refusal-move.ts';
import { SPEAKER } from './refusal-words-en.ts';

/** The speaker of a clause; most clauses have none, and the patterns about it need not be tried. */
export const ENGLISH_SPEAKER = new RegExp(String.raw`\bi\b|\b${SPEAKER}\b`);

/** Uses of the same words that decline nothing; each denies. */
const EXCEPTIONS: readonly RegExp[] = [
  /\bi (?:can't|cannot|couldn't|could not) (?:help but|deny|stress|emphasi[sz]e|wait|imagine|believe|thank|recommend .{1,30} enough|complain|agree more|overstate)\b/,
  /\bi (?:don't|do not) know about you\b/,
  /\bnot sure (?:if|whether) i(?:'m| am) the only\b|\bsure i'm not the only\b/,
  /\b(?:don't|do not) know if you (?:know|knew|heard)\b/,
  /\bi(?:'m| am) not (?:sure|certain) why you\b/,
  /\b(?:not|n't) sure (?:if|whether) (?:this|that|it)(?:'s| is| was) (?:(?:meant (?:as|to be) )?(?:a|an) )?(?:\w+ )?(?:joke|trick|prank|test|riddle|serious)\b/,
  /\bthere (?:is|was|'s) no (?:public|road|vehicular|vehicle|wheelchair|step-free|rail|sea|land|water) access\b/,
];

/** Whether a clause is content, whatever words of a refusal it has. */
export function isException(text: string): boolean {
  return (text.includes('no') || text.includes("n't")) && EXCEPTIONS.some((one) => one.test(text));
}

/** Words of which a clause needs one before the patterns of a move are tried; saves most of the work. */
export const ENGLISH_CUES: Partial<Record<RefusalMove, RegExp>> = {
  decline:
    /n't\b|\b(?:no|not|un[a-z]+|can ?not|cant|dont|idk|dunno|pass|skip|n\/?a|beats|who knows|never|without|lacks?|insufficient|limited|little|declin|refus|refrain|abstain|at a loss|drawing|memory|knowledge|making|inventing|choose|your guess|mind|tongue|blanking|give up|neither|confidence|want|beat|escapes|eludes|guess|speculat|nothing|none|zero|torn|candidates|stumped|hesitant|reluctant|prefer|rather|impossible|difficult|hard|tough|challenging|tricky|indeterminate|incapable|beyond|outside|exceed|look|check|research|search|consult|verify|only|have to|need to|do some|do more)/,
  scope: /n't\b|\b(?:not|lack|have)\b/,
  'ask-back':
    /\b(?:you|please|kindly|needs?|requires?|lacks?|without|want|more|further|additional|specific|ambiguous|incomplete|unclear|clear|vague)/,
  moral:
    /appropriat|ethic|accept|legal|okay|\bok\b|moral|wrong|harm|justif|respect|offensive|unlawful|against|crim|recommend|advis|safe|health|productiv|condon|tolerat|should|must|question|statement|request|everyone|right|violen|abus|discriminat|racism|hate|murder|suicide|theft|condemn|disagree|oppos|disapprov|reject|object|believe|important|crucial|essential|vital|necessary|violat|contrary|good thing|beneficial|\bbest\b|alone|care about|reach|hotline|helpline|crisis|\bno\b|would not/,
};

/** A word of which the next pattern needs one. */
export const MAY_BE_SELF = /\bai\b|artificial|language model|llm|assistant|chatbot|machine|computer program/;

/** "As an AI language model, …": says who speaks, and by itself declines nothing. */
export const ENGLISH_SELF =
  /\b(?:as|being) (?:an?|the) (?:\w+[- ]){0,3}(?:ai|artificial intelligence|language model|llm|assistant|chatbot)\b[^,]{0,60},\s*|\bi(?: am|'m) (?:just |only |simply )?(?:an?|the) (?:\w+[- ]){0,3}(?:ai|artificial intelligence|language model|llm|assistant|chatbot|machine|computer program)(?: \w+){0,4}?(?:,? (?:and|so|which means))(?: i)?(?= )/;

/** Said before the point: "I must clarify that …", "it is important to note that …". */
export const ENGLISH_PREFACE =
  /^\W*(?:(?:and|so|also|additionally|furthermore|moreover|firstly?|overall|in fact|to be (?:clear|honest)),? )?(?:i (?:must|should|have to|need to|want to|would like to|can|feel compelled to)(?: \w+ly)? (?:clarify|emphasi[sz]e|point out|note|inform you|tell you|say|stress|remind you|mention|address)(?: to you)?(?: that)?,? |it(?:'s| is) (?:important|crucial|essential|vital|worth)(?: to)? (?:note|noting|clarify|remember|understand|recogni[sz]e|mention|mentioning)(?: that)?,? |please note that |i understand that )/;
