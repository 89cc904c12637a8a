/** An answer with what its path says where the answer itself does not: its own words come first. */
import type { ImportedAnswer } from '../core/imported-answer.ts';
import { type Respondent, respondentId } from '../core/respondent.ts';
import { toldPolicy } from './flat/answer-respondent.ts';
import type { PathFacts } from './path-facts.ts';

/** A function for the answers of one file; respondents are made once. */
export function withPathFacts(facts: PathFacts): (answer: ImportedAnswer) => ImportedAnswer {
  const made = new Map<string, Respondent>();
  const { policy, points, pass, trial, dataset } = facts;
  const respondentOf = (known: Respondent): Respondent => {
    const before = made.get(known.id);
    if (before !== undefined) return before;
    const told = known.policy === null ? toldPolicy(policy ?? null, points ?? null) : known.policy;
    const bare = respondentId(known.model, known.settings, null);
    const more = known.id.startsWith(bare) ? known.id.slice(bare.length) : null;
    const word = told === null && policy !== undefined ? ` · ${policy}` : '';
    const id =
      known.policy !== null || (told === null && word === '')
        ? known.id
        : `${more === null ? known.id : respondentId(known.model, known.settings, told)}${more ?? ''}${word}`;
    const respondent = { ...known, id, policy: told };
    made.set(known.id, respondent);
    return respondent;
  };
  return (answer) => ({
    ...answer,
    respondent: respondentOf(answer.respondent),
    ...(pass === undefined || answer.pass !== undefined ? {} : { pass }),
    ...(trial === undefined || answer.trial !== 0 ? {} : { trial }),
    ...(dataset === undefined || answer.question.source.length > 0
      ? {}
      : { question: { ...answer.question, source: [{ name: dataset }] } }),
  });
}
