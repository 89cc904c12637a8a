/**
 * A terminal that obeys nobody but this program. Models, files and servers can put escape sequences into what a command
 * prints: to clear the screen, to hide a line behind a link, to turn the words around it. Such characters are written as
 * JSON would escape them, so that a person sees them and a JSON document keeps its meaning.
 */
import { withoutUrlSecrets } from '../core/url-secrets.ts';
import type { Terminal } from './terminal.ts';

/** Controls but tab and line feed, line separators, and what overrides or isolates the direction of text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for.
const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** The colours of the report; anything else after an escape is not ours. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape of a colour.
const OWN_COLOUR = /(\u001b\[(?:0|1|2|31|34)m)/;

/** Goes to the beginning of the line and clears it; only the progress line begins with it. */
export const REDRAW = '\r\u001b[2K';

/** The same terminal with everything written to it made harmless. */
export function harmlessTerminal(terminal: Terminal): Terminal & Required<Pick<Terminal, 'annotate'>> {
  // Inside GitHub Actions a line can be a command, and a model's name can be such a line.
  const uncommanding = (text: string): string =>
    terminal.env['GITHUB_ACTIONS'] === 'true'
      ? text.replace(/^(\s*):(?=:)/gm, '$1: ').replaceAll('##[', '## [')
      : text;
  return {
    ...terminal,
    out: (text) => terminal.out(uncommanding(terminal.colour ? keepingColours(text) : harmless(text))),
    err: (text) =>
      terminal.err(
        text.startsWith(REDRAW) ? REDRAW + harmless(text.slice(REDRAW.length)) : uncommanding(harmless(text)),
      ),
    annotate: (text, where) => terminal[where](harmless(text).replaceAll('##[', '## [')),
  };
}

function keepingColours(text: string): string {
  // Split at a captured pattern, every second part is what it captured.
  return text
    .split(OWN_COLOUR)
    .map((part, at) => (at % 2 === 1 ? part : harmless(part)))
    .join('');
}

function harmless(text: string): string {
  return withoutUrlSecrets(text)
    .replaceAll('\r\n', '\n')
    .replace(OBEYED, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
