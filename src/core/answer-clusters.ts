/**
 * Which of a respondent's answers to one question say the same: numbers answers by the first of their kind. Likeness of
 * answers is not transitive ("Ulm", "Ulm, Germany", "Ulm, Minnesota"), so each is held against the first of a cluster
 * only. The grade plays no part: a user who asks several times and takes the commonest answer has no grade.
 */

/** Whether two answers to a question say the same. */
export type SameAnswer = (question: string, left: string, right: string) => boolean;

/** What is clustered together: one question, one respondent, one pass. */
export interface AnswerPlace {
  readonly question: number;
  readonly respondent: number;
  readonly pass: number;
}

/** Numbers answers as they come: 0 for the first of a place, the same number for what says the same. */
export function answerClusters(
  same: SameAnswer,
): (place: AnswerPlace, questionText: string, answer: string) => number {
  const places = new Map<string, string[]>();
  return ({ question, respondent, pass }, questionText, answer) => {
    const key = `${respondent} ${question} ${pass}`;
    let firsts = places.get(key);
    if (firsts === undefined) {
      firsts = [];
      places.set(key, firsts);
    }
    // Most repetitions are verbatim; reading texts for dates and names is for the others.
    const verbatim = firsts.indexOf(answer);
    if (verbatim >= 0) return verbatim;
    const alike = firsts.findIndex((first) => same(questionText, first, answer));
    return alike >= 0 ? alike : firsts.push(answer) - 1;
  };
}
