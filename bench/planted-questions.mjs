/**
 * Questions with planted duplicates, from invented names and facts; part of bench/dataset.mjs and of its test.
 * Each template has a wording, the same with clauses moved and function words changed, and the same in other words.
 * The hard negatives are built in: names of one letter's difference, other properties of one subject with the same
 * answer, the same template with another year.
 */
const ONSETS = 'b br d dr f g gr h j k kl l m n p pr r s st t tr v w z ch sh'.split(' ');
const VOWELS = 'a e i o u ai ei ou'.split(' ');
const CODAS = ['', '', 'n', 'r', 'l', 's', 'm', 'nd', 'rt', 'k'];
const FIELDS =
  'chess botany music painting physics chemistry rowing fencing poetry geology sculpture medicine law'.split(
    ' ',
  );

/** Each: the wording, clauses moved and function words changed, other words; the answer of a subject. */
const TEMPLATES = [
  [
    (s) => `In which city was the ${s.job} ${s.name} born?`,
    (s) => `In which city was ${s.name}, the ${s.job}, born?`,
    (s) => `What is the birthplace of the ${s.job} ${s.name}?`,
    (s) => s.place,
  ],
  [
    (s) => `On what day, month, and year was ${s.name} born in ${s.place}?`,
    (s) => `What was the day, month, and year that ${s.name} was born in ${s.place}?`,
    (s) => `What is the birth date of ${s.name} from ${s.place}?`,
    (s) => `${s.day} ${s.month} ${s.year}`,
  ],
  [
    (s) => `Who won the ${s.prize} Prize for ${s.field} in ${s.year}?`,
    (s) => `In ${s.year}, who won the ${s.prize} Prize for ${s.field}?`,
    (s) => `To whom was the ${s.year} ${s.prize} Prize awarded in the field of ${s.field}?`,
    (s) => s.name,
  ],
  [
    (s) => `What was the first name of the wife of the ${s.job} ${s.name}?`,
    (s) => `The wife of the ${s.job} ${s.name} had what first name?`,
    (s) => `Which given name did the spouse of the ${s.job} ${s.name} have?`,
    (s) => s.spouse,
  ],
  [
    (s) => `How many inhabitants did the municipality of ${s.place} have in ${s.year}?`,
    (s) => `In ${s.year}, how many inhabitants did the municipality of ${s.place} have?`,
    (s) => `What was the population of ${s.place} municipality in ${s.year}?`,
    (s) => String(s.people),
  ],
  [
    (s) => `In which city did the ${s.job} ${s.name} die?`,
    (s) => `In which city did ${s.name}, the ${s.job}, die?`,
    (s) => `What is the place of death of the ${s.job} ${s.name}?`,
    (s) => s.place,
  ],
];

/** Of another shape, written after the search was made and not looked at while it was tuned. */
const OTHER_TEMPLATES = [
  [
    (s) => `Which football club did ${s.name} sign for after leaving ${s.place} in ${s.year}?`,
    (s) => `After leaving ${s.place} in ${s.year}, which football club did ${s.name} sign for?`,
    (s) => `For which football club did ${s.name} sign when leaving ${s.place} in ${s.year}?`,
    (s) => `${s.prize} United`,
  ],
  [
    (s) => `How many votes did ${s.name} receive in the ${s.year} election to the ${s.place} assembly?`,
    (s) => `In the ${s.year} election to the ${s.place} assembly, how many votes did ${s.name} receive?`,
    (s) =>
      `What number of votes was received by ${s.name} in the election of ${s.year} to the assembly of ${s.place}?`,
    (s) => String(s.people),
  ],
  [
    (s) => `Who was the architect of ${s.prize} Hall in ${s.place}, completed in ${s.year}?`,
    (s) => `Who was the architect of the ${s.prize} Hall in ${s.place} that was completed in ${s.year}?`,
    (s) => `Completed in ${s.year}, ${s.prize} Hall in ${s.place} was the work of which architect?`,
    (s) => s.name,
  ],
  [
    (s) => `Into which river does the ${s.prize} flow near ${s.place}?`,
    (s) => `Into which river does the ${s.prize} flow, near ${s.place}?`,
    (s) => `Near ${s.place}, the ${s.prize} flows into which river?`,
    (s) => s.spouse,
  ],
  [
    (s) => `On which album by ${s.name} does the song "${s.prize} ${s.spouse}" appear?`,
    (s) => `The song "${s.prize} ${s.spouse}" appears on which album by ${s.name}?`,
    (s) => `Which album of ${s.name} contains the track "${s.prize} ${s.spouse}"?`,
    (s) => `The ${s.field} of ${s.place}`,
  ],
  [
    (s) => `On what day, month and year was the ${s.prize} bridge over the ${s.place} opened to traffic?`,
    (s) =>
      `What were the day, month and year on which the ${s.prize} bridge over the ${s.place} was opened to traffic?`,
    (s) => `When was the bridge of ${s.prize} across the ${s.place} opened for traffic (day, month, year)?`,
    (s) => `${s.day} ${s.month} ${s.year}`,
  ],
];

/**
 * @param {number} count - Questions before the planted ones.
 * @param {{ share?: number, seed?: number, shape?: 'tuned' | 'other' }} [options] - Share of questions that get a
 *   planted duplicate; which templates.
 * @yields {{ id: string, question: string, answer: string, of: string | null, strength: 0 | 1 | 2 | 3 }}
 */
export function* plantedQuestions(count, { share = 0.06, seed = 1, shape = 'tuned' } = {}) {
  const templates = shape === 'tuned' ? TEMPLATES : OTHER_TEMPLATES;
  let state = seed >>> 0;
  const uniform = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  const pick = (list) => list[Math.floor(uniform() * list.length)];
  const syllable = () => pick(ONSETS) + pick(VOWELS) + pick(CODAS);
  const word = (syllables) => {
    const text = Array.from({ length: syllables }, syllable).join('');
    return text[0].toUpperCase() + text.slice(1);
  };
  const months = 'January March April May June July August October November'.split(' ');
  for (let index = 0; index < count; index += 1) {
    const subject = {
      ...{
        name: `${word(2)} ${word(3)}`,
        job: `${pick(FIELDS)} teacher`,
        place: word(3),
        field: pick(FIELDS),
      },
      ...{ prize: word(2), year: 1700 + Math.floor(uniform() * 320), month: pick(months) },
      ...{
        day: 1 + Math.floor(uniform() * 28),
        spouse: word(2),
        people: 1000 + Math.floor(uniform() * 90_000),
      },
    };
    const [plain, moved, other, answerOf] = templates[index % templates.length];
    const answer = answerOf(subject);
    const id = `q${index}`;
    yield { id, question: plain(subject), answer, of: null, strength: 0 };
    if (uniform() >= share) continue;
    const strength = 1 + Math.floor(uniform() * 3);
    const question =
      strength === 1 ? slipped(plain(subject), uniform) : strength === 2 ? moved(subject) : other(subject);
    yield { id: `${id}-again`, question, answer, of: id, strength };
  }
}

/** The same with what typing changes: case, the mark at the end, a doubled letter. */
function slipped(text, uniform) {
  const kind = Math.floor(uniform() * 3);
  if (kind === 0) return text.toLowerCase().replace('?', '');
  if (kind === 1) return `${text.replace(/, /g, ' ').replace('?', '')} ?`;
  const at = 8 + Math.floor(uniform() * (text.length - 14));
  return /[a-z]/.test(text[at]) ? text.slice(0, at) + text[at] + text.slice(at) : text.toUpperCase();
}
