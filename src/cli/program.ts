/** What the executable starts (main.ts): the one entry of the command line's own bundle. */
export { runCli } from './cli.ts';
export { processTerminal } from './terminal.ts';
