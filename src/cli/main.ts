#!/usr/bin/env node
/**
 * The executable. Nothing is decided here: the command line lives in cli.ts, where tests can call it. What V8 compiles of it is kept for the
 * next start, a fifth of a short command ([decision 33](../../docs/decisions/0033-compiled-code-kept.md)).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { neededNode } from '../core/needed-node.ts';
import { openKeptCode } from './kept-code.ts';
import { loadProgram } from './load-program.ts';
import type * as program from './program.ts';
import { flagsOfStart, patientOptimizing } from './tune-v8.ts';

const needed = neededNode();
if (needed !== null) {
  process.stderr.write(`closedbook: ${needed} is needed; this is ${process.version}.\n`);
  process.exit(1);
}
patientOptimizing();

const folder = fileURLToPath(new URL('../program', import.meta.url));
const { entry } = JSON.parse(readFileSync(join(folder, 'program.json'), 'utf8')) as {
  readonly entry: string;
};
const args = process.argv.slice(2);

const { runCli, processTerminal } = loaded() as typeof program;
process.exitCode = await runCli(args, processTerminal());

function loaded(): unknown {
  const file = join(folder, entry);
  const code = openKeptCode({ entry, command: args[0], env: process.env });
  process.on('exit', (status) => {
    // A command that was mistyped or refused shows little of what it needs.
    if (status > 1 || code === null) return;
    flagsOfStart();
    code.keep();
  });
  return loadProgram(file, code);
}
