/**
 * Text that some conversion broke: UTF-8 read as Latin-1, replacement characters, HTML entities, control characters.
 * A damaged name is graded as a wrong answer.
 */
import type { QuestionRule } from '../lint-rule.ts';

/** The characters of control, C0 without tab and line ends, and C1. */
const CONTROL = /(?![\t\n\r])\p{Cc}/u;
/** Printable ASCII without an ampersand or a tag: nearly every text, and nothing to look for. */
const SOUND = /^[ -%'-;=-~]*$/;
const DAMAGE =
  /\ufffd|Ã[\u00a1-\u00bf]|â€[\u00a0-\u2122]|Â[\u00a0-\u00bf]|&(?:[a-z]{2,8}|frac\d\d|#\d+|#x[\da-f]+);|<\/?(?:i|b|u|p|a|em|strong|br|sup|sub|span|div|small|ref|li|td)\b[^<>]*>/i;

export const damagedText: QuestionRule = {
  name: 'damaged-text',
  severity: 'warning',
  finds:
    'mojibake, replacement characters, HTML entities or tags, or control characters in question, gold or subject',
  remedy: 'Read the source again as UTF-8, or unescape the entities and take out the tags.',
  check(asked) {
    const { text: asking, reference, subject } = asked.question;
    // What is kept as a date has no text of its own.
    const golds = reference?.form === 'date' ? [] : asked.golds;
    const rejects = reference?.form === 'text' ? reference.rejects : undefined;
    for (const text of [asking, ...golds, ...(rejects ?? []), subject?.name ?? '']) {
      if (SOUND.test(text)) continue;
      const control = CONTROL.exec(text);
      if (control !== null) {
        const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
        return `a control character (U+${code}) at position ${control.index + 1}`;
      }
      const found = DAMAGE.exec(text);
      if (found !== null)
        return `${found[0]} in "${text.slice(Math.max(0, found.index - 15), found.index + 20)}"`;
    }
    return null;
  },
};
