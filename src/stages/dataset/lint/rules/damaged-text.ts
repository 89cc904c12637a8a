/**
 * Text that some conversion broke: UTF-8 read as Latin-1, replacement characters, HTML entities, control characters.
 * A damaged name is graded as a wrong answer.
 */
import type { QuestionRule } from '../lint-rule.ts';

/** The characters of control, C0 without tab and line ends, and C1. */
const CONTROL = /(?![\t\n\r])\p{Cc}/u;
/** Printable ASCII without an ampersand: nearly every text, and nothing to look for. */
const SOUND = /^[ -%'-~]*$/;
const DAMAGE =
  /\ufffd|Ã[\u00a1-\u00bf]|â€[\u00a0-\u2122]|Â[\u00a0-\u00bf]|&(?:amp|quot|lt|gt|nbsp|apos|#x?[\da-f]+);/i;

export const damagedText: QuestionRule = {
  name: 'damaged-text',
  severity: 'warning',
  finds: 'mojibake, replacement characters, HTML entities or control characters in question or gold',
  remedy: 'Read the source again as UTF-8, or unescape the entities.',
  check(asked) {
    const { text: asking, reference } = asked.question;
    // What is kept as a date has no text of its own.
    for (const text of reference?.form === 'date' ? [asking] : [asking, ...asked.golds]) {
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
