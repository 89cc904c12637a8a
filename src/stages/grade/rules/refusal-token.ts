/**
 * Declines that are one token and no sentence: what a template, a harness or a table writes for "no answer"
 * (`NOT_ATTEMPTED`, `<UNKNOWN>`, `N/A`, `null`, "k. A.", a dash). Read whole only, so that "Null Island" and
 * "None of the above" stay answers; matching the reference comes first, so that a gold "None" is still met.
 */
import { isAscii } from '../../../values/fold-text.ts';
import { askedKind } from './question-words.ts';

const TOKENS = new Set(
  [
    'not attempted',
    'no attempt',
    'no answer',
    'no answer given',
    'no answer provided',
    'no answer found',
    'no answer available',
    'no response',
    'no reply',
    'no data',
    'no information',
    'no info',
    'no result',
    'no results',
    'no match',
    'no idea',
    'nobody knows',
    'no one knows',
    'not answered',
    'not answerable',
    'not available',
    'not applicable',
    'not found',
    'not known',
    'not sure',
    'not specified',
    'not provided',
    'not enough information',
    'not enough info',
    'not enough data',
    'insufficient information',
    'insufficient data',
    'insufficient context',
    'insufficient knowledge',
    'missing',
    'missing data',
    'unanswerable',
    'unanswered',
    'unknown',
    'unsure',
    'uncertain',
    'undefined',
    'undetermined',
    'indeterminate',
    'unresolved',
    'unavailable',
    'unspecified',
    'cannot determine',
    'cannot be determined',
    'cannot answer',
    'cannot say',
    'cant answer',
    'cant determine',
    'could not determine',
    'unable to answer',
    'unable to determine',
    'do not know',
    'dont know',
    'i dont know',
    'i do not know',
    'idk',
    'dk',
    'abstain',
    'abstained',
    'abstention',
    'refuse',
    'refused',
    'refusal',
    'decline',
    'declined',
    'skip',
    'skipped',
    'pass',
    'none',
    'null',
    'nil',
    'nan',
    'blank',
    'empty',
    'tbd',
    'n a',
    'n/a',
    'k a',
    'keine angabe',
    'keine angaben',
    'unbekannt',
    'inconnu',
    'non disponible',
    'sans reponse',
    'desconocido',
    'no disponible',
    'sin respuesta',
    'desconhecido',
    'sem resposta',
    'sconosciuto',
    'onbekend',
    'neznamo',
    'neznamy',
    'brak danych',
    'brak odpowiedzi',
    'nieznane',
    'неизвестно',
    'нет данных',
    'нет ответа',
    'невідомо',
    'bilinmiyor',
    'okant',
    'ukendt',
    'ukjent',
    'tuntematon',
    'ismeretlen',
    '不明',
    '未知',
    '未詳',
    '不詳',
    '不详',
    '无答案',
    '無回答',
    '알 수 없음',
    '모름',
    '미상',
  ].map((token) => token.replace(/\s+/g, ' ')),
);
/** The whole of a text that is a dash, one question mark or dots; more question marks are letters that were lost. */
const ONLY_MARKS = /^(?:[-–—_]{1,5}|[?？]|\.{2,6}|…)$/u;
const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&#x27;': "'",
  '&nbsp;': ' ',
};

/** Text with the few entities that pages write for brackets, quotes and blanks as the signs themselves. */
export function unescapeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:lt|gt|amp|quot|apos|nbsp|#39|#x27);/gi,
    (entity) => ENTITIES[entity.toLowerCase()] ?? entity,
  );
}

/** Whether a text, already without entities, is nothing but a word or a mark that stands for "no answer". */
export function isDeclineToken(answer: string, question: string | null): boolean {
  if (answer.length > 80 || (SIMPLE.test(answer) && !mayBeToken(answer))) return false;
  const written = unwrapped(answer);
  if (ONLY_MARKS.test(written)) return true;
  const plain = isAscii(written)
    ? written
    : written
        .normalize('NFKD')
        .replace(/[\u0300-\u036f]/g, '')
        .normalize('NFC');
  const token = plain
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[\s_.-]+/g, ' ')
    .trim();
  if (/^na$/.test(token)) return /^N\.?A\.?$/.test(written) && !SYMBOLS.test(question ?? '');
  if (!TOKENS.has(token)) return false;
  // "None" and "nil" count where something is counted, and answer where the question offers nothing.
  if (/^(?:none|nil|blank|empty|missing)$/.test(token))
    return !['number', 'yes-no', 'open'].includes(askedKind(question));
  return true;
}

/** Words and points alone, with nothing of a template around them. */
const SIMPLE = /^[a-z][\w ,;.!'’-]*$/i;
const BEGINNINGS = new Set([...TOKENS].map((token) => token.slice(0, 3)));

/** Begins as a token does, in no more words than the longest has. */
function mayBeToken(answer: string): boolean {
  return (
    (answer.length < 6 || BEGINNINGS.has(answer.slice(0, 3).toLowerCase().replace(/[_.-]/g, ' '))) &&
    answer.split(' ', 7).length < 7
  );
}

/** Asked for letters, letters are an answer. */
const SYMBOLS = /\b(?:symbol|element|abbreviat\w*|acronym|code|initials|letters?|stands? for)\b/i;

/** What brackets, quotes and mark-up open with. */
const WRAPS = new Set('{\\`*_"<[(\'“‘«');

/** Without the brackets, quotes and names of a field that templates put around a value. */
function unwrapped(answer: string): string {
  let text = answer.trim();
  for (;;) {
    // Most answers are wrapped in nothing, and every pattern needs one of these signs.
    if (!WRAPS.has(text[0] ?? '') && !/[:=]|[.!。]$/.test(text)) return text;
    const inner = text
      .replace(/^\{\s*"?\w{1,20}"?\s*:\s*(.*?)\s*\}$/su, '$1')
      .replace(/^\\(?:boxed|text|textbf)\{(.*)\}$/su, '$1')
      .replace(/^(?:```\w*|`|\*\*|__|")(.+?)(?:```|`|\*\*|__|")$/su, '$1')
      .replace(/^<\|?\/?(.*?)\/?\|?>$/su, '$1')
      .replace(/^[[({"'“‘«](.*)[\])}"'”’»]$/su, '$1')
      .replace(/^(?:(?:final )?answer|a|response|result)\s*[:=]\s*/iu, '')
      .replace(/(?<=[\p{L}\p{N}>\])])[.!。]+$/u, '')
      .trim();
    if (inner === text) return text;
    text = inner;
  }
}
