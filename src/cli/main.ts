#!/usr/bin/env node
/**
 * The executable. Nothing is decided here: the command line lives in cli.ts, where tests can call it. It is imported once
 * Node keeps what it compiles, which Node 20 cannot and newer ones do for what is loaded afterwards.
 */
import module from 'node:module';
import { patientOptimizing } from './tune-v8.ts';

(module as { readonly enableCompileCache?: () => unknown }).enableCompileCache?.();
patientOptimizing();
const [{ runCli }, { processTerminal }] = await Promise.all([import('./cli.ts'), import('./terminal.ts')]);

process.exitCode = await runCli(process.argv.slice(2), processTerminal());
