/**
 * What somebody is of somebody: kin, company, followers and rivals, in one list for all rules that tell a name beside the answer
 * from the answer. Alternatives of a pattern, in the singular; places and things that belong to somebody are each rule's own.
 */
export const RELATED =
  'father|mother|parent|son|daughter|child|brother|sister|sibling|twin|wife|husband|widow|spouse|uncle|aunt|nephew|niece|cousin|' +
  'grandfather|grandmother|grandson|granddaughter|stepson|stepdaughter|godson|descendant|guardian|namesake|' +
  'pupil|student|disciple|follower|teacher|mentor|friend|companion|partner|lover|fianc(?:é|e)e?|admirer|ally|' +
  'rival|opponent|enemy|critic|colleague|collaborator|counterpart|contemporary|neighbou?r|' +
  'assistant|secretary|deputy|successor|predecessor|librettist|biographer|translator';
