#!/usr/bin/env node
/**
 * The executable. Nothing is decided here: the command line lives in cli.ts, where tests can call it.
 */
import { runCli } from './cli.ts';
import { processTerminal } from './terminal.ts';

process.exitCode = await runCli(process.argv.slice(2), processTerminal());
