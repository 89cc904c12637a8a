/**
 * Words without which no refusal pattern matches. Most answers are short and hold none of them, so they need not
 * be taken apart: looking words up is many times faster than trying the patterns. The sets must let through more
 * than the patterns match, never less; a test holds them to it.
 */

/** Whole words, English. */
const WORDS = new Set(
  (
    'no not nor never neither nobody none cannot cant dont idk dunno na unknown unable unsure unclear uncertain unaware ' +
    'unfamiliar unavailable undisclosed undetermined unspecified unconfirmed indeterminate without lack lacks lacking ' +
    'insufficient limited little decline refuse refrain abstain pass skip beats knows loss blank stumped hesitant ' +
    'reluctant prefer rather impossible difficult hard tough challenging tricky beyond outside exceeds incapable ' +
    'please kindly you need needs require requires required needed context clarification clarify specifics ambiguous ' +
    'incomplete vague mean recommend suggest advise best advisable better advised helpful necessary important sure ' +
    'always try consider check checking consult refer visit contact verify look search ask keep stay see review follow ' +
    'monitor anything something help assist free happy glad like hope luck offer emphasize emphasise encourage instead ' +
    'think believe guess suspect suppose assume vaguely perhaps maybe possibly probably likely may might could ' +
    'recall remember knowledge far entirely cutoff update training information data date latest last sorry everyone ' +
    'memory escapes eludes guess guessing speculating speculation nothing torn candidates settle commit unidentified ' +
    'beat puzzled puzzles stumps mind tongue blanking give confidence only making inventing choose chose abstained refused declined unanswerable havent isnt ' +
    'right rights same request question statement should must fictional'
  ).split(' '),
);

/** Beginnings of words, four letters, English. */
const STEMS = new Set(
  (
    'vary vari diff chan depe appr inap ethi unet acce unac lega ille unla immo mora wron harm dang reco just resp ' +
    'disr offe alon hotl help reac care good best bene crim safe unsa heal prod cond tole viol abus disc raci murd suic thef cond cond disa oppo reje obje ' +
    'cont agai prin apol unfo crit esse vita fals'
  ).split(' '),
);

/** Whole words of the other languages that are no letters of their own kind. */
const FOREIGN = new Set(
  (
    'ich nicht kein keine keinen keinerlei leider bitte unbekannt tut ki je ne pas aucun aucune veuillez inconnu ' +
    'inconnue inconnus inconnues malheureusement probablement sans no ni lo me mi por yo te le se les creo tal ' +
    'lamentablemente lamento disculpa disculpe recomiendo sugiero quizas probablemente posiblemente desconozco ' +
    'desconocido desconocida eu como consulte consulta consultar verifique recomendo sugiro aconselho talvez acho ' +
    'sinto desculpe infelizmente provavelmente possivelmente desconhecido desconhecida non io purtroppo ignoro nessuna ' +
    'forse credo penso come ti vi si spiacente scusa probabilmente sconosciuto sconosciuta consiglio ik niet geen het ' +
    'er misschien raadpleeg controleer sorry helaas excuses onbekend onzeker waarschijnlijk meer kunt kun zou kan ' +
    'entzieht entziehen fehlen fehlt kenntnis nichts acuerdo ' +
    'nie niestety brak przepraszam przykro zavisi nejsou neni asi snad bohu mohl lituji promi omlouv prosim vielleicht vermutlich wahrscheinlich entschuldigung'
  ).split(' '),
);

/** Letters of the other languages that English has not. */
const FOREIGN_LETTER = /[\u00c0-\u024f\u0400-\u04ff\u3040-\u9fff]/;
const ENGLISH_WORD = /\b(?:the|and|you|with|this|that|were|have|from|which|would|not|of)\b/;

/** Whether some refusal pattern could match; false for most plain answers. */
export function mayDecline(answer: string): boolean {
  if (FOREIGN_LETTER.test(answer)) return true;
  for (const [word] of answer.toLowerCase().matchAll(/n\/a|[a-z']+/g)) {
    if (WORDS.has(word) || FOREIGN.has(word) || STEMS.has(word.slice(0, 4))) return true;
    if (word === 'n/a' || word.includes("'") || (word.startsWith('ne') && word.length > 3)) return true;
  }
  return answer.includes('’');
}

/** Whether a clause, in lower case, is worth searching in languages other than English. */
export function isPerhapsForeign(text: string): boolean {
  if (ENGLISH_WORD.test(text)) return false;
  if (FOREIGN_LETTER.test(text)) return true;
  return text
    .split(/[^a-z]+/)
    .some((word) => FOREIGN.has(word) || (word.startsWith('ne') && word.length > 3));
}
