/**
 * Whether what was found is named beside another main answer: "Otto Lind, who was succeeded by Brandt", "designed by Lind
 * after Brandt declined", "although many believe it was Brandt, it was Lind". A question about the very relation
 * ("Who succeeded …?") has its word, and then the match is the answer.
 */
import type { AnswerReading } from './answer-reading.ts';
import { asksAnyOf } from './asked-words.ts';
import { isPastForm } from './irregular-verbs.ts';
import type { Span } from './span.ts';

/** True when another thing is the answer and the match is told in passing. */
export function isInPassing(answer: AnswerReading, match: Span): boolean {
  // Nothing stands before it.
  if (match.first <= 0) return false;
  const { text } = answer.read;
  const start = answer.words[match.first]?.start ?? 0;
  const end = answer.words[match.last]?.end ?? 0;
  const from = Math.max(0, start - LONGEST);
  const isCut = from > 0;
  const grants = isCut || answer.may('concession') || answer.may('change');
  const related = isCut || answer.may('relation');
  const parted = answer.may('clause') || text.includes(';');
  const beside = (related || parted) && hasOther(answer, match);
  if (!grants && !beside) return false;
  const sentence = text
    .slice(from, start)
    .split(/[.!?]\s+(?=\p{Lu})|\n/u)
    .at(-1) as string;
  return (
    (grants && isConceded(sentence, text.slice(end, end + LONGEST), answer)) ||
    (beside && ((related && linked(sentence, answer)) || (parted && isAfterMain(answer, match))))
  );
}
const LONGEST = 200;

/** Something that the answer adds stands before the match. */
function hasOther(answer: AnswerReading, { first }: Span): boolean {
  return answer.content.some((at) => {
    const word = answer.words[at];
    return at < first && word?.capital === true && !/^i(?:m|ve|d|ll)$/.test(word.text) && answer.adds(at);
  });
}

/** "…, followed by", "…, his mother,", "…, though": what comes next is not the answer. */
const LINKS: readonly RegExp[] = [
  /\b(succeeded|followed|preceded|replaced|inspired|influenced|commissioned|assisted|taught|raised|advised|defeated|beaten|joined|accompanied)(?: \w+)? by (?:the )?(?:[a-z]+ )?$/i,
  /\b(?:his|her|their|its) (?:late |own |elder |older |younger )?(mother|father|brother|sister|son|daughter|wife|husband|rival|teacher|pupil|student|friend|colleague|successor|predecessor)(?:-in-law)?,? (?:the )?(?:[a-z]+ )?$/i,
  /\b(?:son|daughter|brother|sister|father|mother)-in-law (of) (?:the )?$/i,
  /,? (though|although|whereas) (?:the )?$/i,
  /[,;] (?:and )?(?:then )?(followed|preceded) by (?:the )?["“]?(?:the )?$/i,
  /[,;] (succeeding|following|replacing|preceding|assisting|advising|defeating|joining) (?:the (?:late )?)?$/i,
];

function linked(sentence: string, answer: AnswerReading): boolean {
  return LINKS.some((link) => {
    const word = link.exec(sentence)?.[1]?.toLowerCase();
    return word !== undefined && !asksAnyOf(word, answer);
  });
}

const OTHERS_SAY =
  /^(?:although|though|while|even though|despite)\b|\b(?:legend|tradition|folklore|rumou?r|some|many|most|often|people|others|sources|commonly|mistakenly|popularly|sometimes|wrongly)\b[^.;]*\b(?:say|says|said|believ\w+|think|thought|claim\w*|suggest\w*|assum\w+|credit\w*|attribut\w+)\b/i;
const FIRST = /\b(?:at first|first|initially|originally|instinct\w*)\b/i;
const TURNS =
  /^[^.;!?]{0,60}?(?:[,;]? ?\b(?:but|however|yet|in (?:fact|reality|truth)|actually)\b|[,;] (?=(?:it|the|he|she|they)\b)|, (?=\p{Lu}))[^.;!?]*?\b(?:is|was|were|are|did|by|s|clearly|names?|go with|say|pick)\b ?[^.;!?]*?(?<=\s)(\p{Lu}[\p{L}.'-]+)/u;

/** "I first thought of Brandt, but": what the speaker takes back. */
const AT_FIRST =
  /\b(?:i|my|we) (?:\w+ )?(?:at first|first|initially|originally|instinctively)? ?(?:thought|believed|assumed|guess(?:ed)?|said|wrote|instinct|answered)\b[^.;]*$/i;

/** "I would have said Brandt, but", "my first thought was Brandt, yet": the same without a word of time. */
const WOULD_HAVE =
  /\bi(?: would|'d) have (?:said|guessed|thought|answered|picked|chosen)\b[^.;]*$|\bmy first (?:thought|guess|instinct|idea|impression)\b[^.;]*$/i;

/** What others say, or say by mistake, and then what is so. */
function isConceded(before: string, after: string, { asked }: AnswerReading): boolean {
  if (
    !OTHERS_SAY.test(before.trimStart()) &&
    !(AT_FIRST.test(before) && FIRST.test(before)) &&
    !WOULD_HAVE.test(before)
  )
    return false;
  const name = TURNS.exec(after)?.[1];
  return name !== undefined && !asked.has(name.toLowerCase());
}

/** Between the main answer and the match: a clause of its own, and no list. */
const SUBORDINATE =
  /;|\b(?:after|before|when|while|because|since|although|though|whom|who|whose|which|that|until|unless|starring|featuring|produced|written|composed|narrated|edited)\b/i;

const PRESENT = new Set('plays sings stars voices portrays wins hosts writes directs leads'.split(' '));

/** "Lind designed it; Brandt …", "designed by Lind after Brandt …": the question's verb has its subject already. */
function isAfterMain(answer: AnswerReading, match: Span): boolean {
  const { words, entities, asked, read } = answer;
  const main = entities.find(({ last }) => last < match.first) ?? openingName(answer, match);
  if (main === null || main.last >= match.first) return false;
  const between = read.text.slice(words[main.last]?.end, words[match.first]?.start);
  // A verb of the present looks like a noun of many, and only a contrast tells them apart.
  const contrasted = /\b(?:while|whereas)\b/i.test(between);
  const isVerb = (at: number) => {
    const word = words[at];
    return (
      word !== undefined &&
      (at === 0 || !word.capital) &&
      !word.stop &&
      asked.has(word.stem) &&
      (isPastForm(word.text) || PRESENT.has(word.text) || (contrasted && /[^s]s$/.test(word.text)))
    );
  };
  const subject = isVerb(main.last + 1);
  const agent = words[main.first - 1]?.text === 'by' && isVerb(main.first - 2);
  if (!subject && !agent) return false;
  return SUBORDINATE.test(between);
}

/** A name that opens the answer is no entity where one word of it could only open the sentence. */
function openingName({ words }: AnswerReading, { first }: Span): Span | null {
  if (!words[0]?.capital || words[0].stop || first === 0) return null;
  let last = 0;
  while (words[last + 1]?.capital && !words[last + 1]?.stop) last += 1;
  return last < first ? { first: 0, last } : null;
}
