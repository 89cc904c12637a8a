/** The documentation says what is so: its links lead somewhere, and its commands and options exist. */
import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';

const FOLDERS = ['.', 'docs', 'docs/decisions', 'docs/moving', 'examples', 'notebooks', 'datasets'];
const pages = (
  await Promise.all(
    FOLDERS.filter((folder) => existsSync(folder)).map(async (folder) =>
      (await readdir(folder)).filter((name) => name.endsWith('.md')).map((name) => join(folder, name)),
    ),
  )
).flat();

const terminal = { out: () => {}, err: () => {}, live: false, colour: false, width: 80, env: {}, cwd: '.' };
const context = {
  terminal: { ...terminal, onInterrupt: () => () => {}, now: () => new Date(0) },
  exit: () => {},
};
const commands = COMMANDS.flatMap((group) => Object.values(group.commands).map((build) => build(context)));

describe.each(pages)('%s', (page) => {
  const text = readFileSync(page, 'utf8');

  test('links lead to files that exist', () => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!.split('#')[0]);
    const missing = links.filter(
      (link) => link !== '' && !/^[a-z]+:/.test(link!) && !existsSync(join(dirname(page), link!)),
    );
    expect(missing).toEqual([]);
  });

  test('commands exist, with the options shown', () => {
    // The guides for those who move from another tool say half of their commands within the text.
    const inline = page.startsWith(join('docs', 'moving')) ? inlineCommands(text) : [];
    expect([...shellLines(text), ...inline].flatMap(problemsOf)).toEqual([]);
  });
});

/** Lines of shell blocks that call closedbook, continuations joined, placeholders and comments left out. */
function shellLines(text: string): string[] {
  return [...text.matchAll(/```(?:sh|bash|console)\n([\s\S]*?)```/g)].flatMap(([, block]) =>
    block!
      .replace(/\\\n\s*/g, ' ')
      .split('\n')
      .map((line) => line.replace(/\s#.*$/, '').replace(/^(npx|\$)\s+/, ''))
      .filter((line) => /^closedbook\s/.test(line)),
  );
}

/** `closedbook export RUN --to inspect` between backticks. */
function inlineCommands(text: string): string[] {
  return [...text.replaceAll(/```[\s\S]*?```/g, '').matchAll(/`(closedbook\s[^`]+)`/g)].map(
    ([, line]) => line!,
  );
}

function problemsOf(line: string): string[] {
  const words = line
    .split(/\s+/)
    .slice(1)
    .filter((word) => word !== '');
  let list: readonly CommandUnknownOpts[] = commands;
  let command: CommandUnknownOpts | undefined;
  for (const word of words) {
    const found = list.find((one) => one.name() === word);
    if (found === undefined) break;
    command = found;
    list = found.commands;
  }
  if (command === undefined) return words[0]?.startsWith('-') ? [] : [`no such command: ${line}`];
  const known = command.options.flatMap((option) => [option.long, option.short]);
  return words
    .filter((word) => /^--?[a-z]/.test(word))
    .map((word) => word.split('=')[0])
    .filter((word) => !known.includes(word) && !['--help', '-h'].includes(word!))
    .map((word) => `${command?.name()} has no option ${word}: ${line}`);
}
