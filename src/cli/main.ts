#!/usr/bin/env node
/**
 * The executable. Nothing is decided here: the command line lives in cli.ts, where tests can call it. It is imported once
 * Node keeps what it compiles, which Node 20 cannot and newer ones do for what is loaded afterwards. Node 20 optimises a
 * function so early that a short command spends a fifth of its time on code it is about to leave: a hot one waits four
 * times as long there, which a long command does not notice.
 */
import module from 'node:module';
import { setFlagsFromString } from 'node:v8';

(module as { readonly enableCompileCache?: () => unknown }).enableCompileCache?.();
if (process.versions.node.startsWith('20.')) setFlagsFromString('--interrupt-budget=300000');
const [{ runCli }, { processTerminal }] = await Promise.all([import('./cli.ts'), import('./terminal.ts')]);

process.exitCode = await runCli(process.argv.slice(2), processTerminal());
