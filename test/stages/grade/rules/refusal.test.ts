import { describe, expect, it } from 'vitest';
import type { RefusalReason } from '../../../../src/core/outcome.ts';
import { readRefusal } from '../../../../src/stages/grade/rules/refusal.ts';

const QUESTION = 'In what year was the Hadley observatory founded?';

/** [answer, expected reason] of answers that decline and offer nothing. */
const REFUSALS: readonly (readonly [string, RefusalReason])[] = [
  ["I don't know.", 'unknown'],
  ['I do not know the year in which it was founded.', 'unknown'],
  ["I'm not certain when the observatory was founded.", 'unknown'],
  ["I'm afraid I have no reliable information on that observatory.", 'unknown'],
  ["I'm not in a position to verify the founding year.", 'unknown'],
  ['Unknown', 'unknown'],
  ['No idea.', 'unknown'],
  ['It is unclear when it was founded.', 'unknown'],
  ['The exact founding year is not publicly known.', 'unknown'],
  ["I couldn't find a founding date for it.", 'unknown'],
  ["It's difficult to pinpoint the year.", 'unknown'],
  ['As an AI language model, I do not have access to real-time information.', 'needs-tools'],
  ['Unknown to me.', 'unknown'],
  ['It escapes me.', 'unknown'],
  ['This is not something I remember with confidence.', 'unknown'],
  ['Any answer from me would be a guess.', 'unknown'],
  ['I have a few candidates in mind but none that I would stand behind.', 'uncommitted'],
  ['There are several possibilities, and I cannot commit to one of them.', 'uncommitted'],
  ['I would have to look it up.', 'needs-tools'],
  ['Without searching the web I cannot answer this question.', 'needs-tools'],
  ['I have no comment.', 'other'],
  ['Could you please clarify which observatory you are referring to?', 'other'],
  ["I'm sorry, but I can't share a private individual's home address.", 'privacy'],
  ["Sorry, but I can't assist with that.", 'safety'],
  ['I cannot help with building a weapon, because it is illegal.', 'safety'],
];

const NO_REFUSALS: readonly string[] = [
  "I'm sorry to hear that. It was founded in 1867.",
  'He told the press: "I do not know."',
  'The White House had no comment.',
  'I want to be direct: it was Paris.',
  "I can't recommend this film enough.",
  'It was founded in 1867.',
  '1867',
  'Paris',
  '',
  '   \n',
  'The unknown soldier is buried under the Arc de Triomphe.',
  'Refusing to answer was the strategy of the defence.',
];

const HEDGES: readonly string[] = [
  "I'm not certain, but it was 1867.",
  "I don't know for sure, but I think it was founded in 1867.",
  'As an AI language model, I do not have access to real-time information. However, it was founded in 1867.',
  'It was probably founded in 1867.',
  'While I am not sure, most sources say 1867.',
];

const OTHER_LANGUAGES: readonly (readonly [string, string])[] = [
  ['German', 'Das weiß ich leider nicht.'],
  ['German', 'Dazu liegen mir keine Informationen vor.'],
  ['German', 'Es tut mir leid, aber ich kann diese Frage nicht beantworten.'],
  ['French', 'Je ne sais pas.'],
  ['French', "Je n'ai pas d'informations à ce sujet."],
  ['French', 'Désolé, je ne peux pas répondre à cette question.'],
  ['Spanish', 'No lo sé.'],
  ['Spanish', 'Lo siento, no tengo información sobre eso.'],
  ['Portuguese', 'Não sei.'],
  ['Portuguese', 'Desculpe, não tenho informações sobre isso.'],
  ['Italian', 'Non lo so.'],
  ['Italian', 'Mi dispiace, ma non ho informazioni al riguardo.'],
  ['Dutch', 'Dat weet ik niet.'],
  ['Dutch', 'Het spijt me, maar ik heb daar geen informatie over.'],
  ['Czech', 'Nevím.'],
  ['Czech', 'Omlouvám se, ale nemám informace o této osobě.'],
  ['Chinese', '我不知道。'],
  ['Chinese', '抱歉，我没有关于此人的信息。'],
  ['Japanese', 'わかりません。'],
  ['Japanese', '申し訳ありませんが、その情報は持っていません。'],
];

describe('readRefusal', () => {
  it.each(REFUSALS)('reads %j as a refusal for the reason %s', (answer, reason) => {
    expect(readRefusal(answer, { question: QUESTION })).toMatchObject({ kind: 'refusal', reason });
  });

  it.each(NO_REFUSALS)('does not read %j as a refusal', (answer) => {
    expect(readRefusal(answer, { question: QUESTION }).kind).not.toBe('refusal');
  });

  it.each(HEDGES)('reads %j as a hedge, because it offers what was asked for', (answer) => {
    expect(readRefusal(answer, { question: QUESTION })).toMatchObject({ kind: 'hedge', reason: null });
  });

  it.each(OTHER_LANGUAGES)('recognises a refusal in %s: %s', (_language, answer) => {
    expect(readRefusal(answer).kind).toBe('refusal');
  });

  it('calls a value of another kind than the one asked for no answer', () => {
    const answer = 'I do not have its founding year. It was named after Ada Hadley.';
    expect(readRefusal(answer, { question: QUESTION }).kind).toBe('refusal');
    expect(readRefusal(answer, { question: 'After whom was the Hadley observatory named?' }).kind).toBe(
      'hedge',
    );
  });

  it('does not take the year in which its knowledge ends for an answer', () => {
    const answer = 'As of my last update in 2021, I do not have the founding year.';
    expect(readRefusal(answer, { question: QUESTION }).kind).toBe('refusal');
  });

  it('calls a refusal that only repeats the question a refusal', () => {
    const answer = 'The Hadley observatory was founded long ago. However, I do not have its founding year.';
    expect(readRefusal(answer, { question: QUESTION }).kind).toBe('refusal');
  });

  it('quotes the clause that decided', () => {
    expect(readRefusal("That is a good question. I don't know.").phrase).toBe("I don't know.");
  });

  it('answers in bounded time on hostile input', () => {
    const hostile = `${'i am not '.repeat(20_000)}${'a'.repeat(50_000)}`;
    const before = process.cpuUsage();
    readRefusal(hostile, { question: hostile.slice(0, 5000) });
    expect(process.cpuUsage(before).user).toBeLessThan(2e6);
  });
});
