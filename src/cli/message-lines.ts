/**
 * What is said to a person, broken for the terminal in front of it. A log keeps each message in one line, to be searched; a
 * word longer than the terminal (an address, a path, a command) is never cut, because it is there to be copied.
 */
import { displayWidth, wrapCells } from '../terminal/cells.ts';
import type { Terminal } from './terminal.ts';

/** A text of several lines, those that are too long broken at spaces, as far in as they began. */
export function messageLines(text: string, { live, width }: Pick<Terminal, 'live' | 'width'>): string {
  if (!live) return text;
  return text
    .split('\n')
    .flatMap((line) => broken(line, width))
    .join('\n');
}

function broken(line: string, width: number): string[] {
  if (displayWidth(line) <= width) return [line];
  const indent = /^ */.exec(line)![0];
  if (line.split(' ').some((word) => displayWidth(word) > width - indent.length)) return [line];
  return wrapCells(line.trim(), width - indent.length).map((part) => indent + part);
}
