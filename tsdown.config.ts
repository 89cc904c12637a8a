import { defineConfig } from 'tsdown';
import { bundledLicences } from './scripts/bundled-licences.ts';
import { filesInOrder } from './scripts/files-in-order.ts';
import { lazyUnicode } from './scripts/lazy-unicode.ts';
import { requiredProgram } from './scripts/required-program.ts';

/**
 * Stays outside: what is native, and what reads files of its own (fonts). Everything else is bundled, because Node spends
 * longer on finding and opening a thousand small files than on a short command. What is bundled is a development
 * dependency: as one of a user's it would be installed beside its own copy.
 */
const OUTSIDE =
  /^(?:libsql|@libsql\/|@duckdb\/|@resvg\/|pdfkit|svg-to-pdfkit|dejavu-fonts-ttf|eld|tinypool$|pg$|graphile-worker$|docx$)/;

/** Types stay with their packages: a schema of ours is one of the user's own zod. */
function isBundled(id: string, importer: string | undefined): boolean {
  return !/^[./]|^node:/.test(id) && !OUTSIDE.test(id) && !/\.d\.[cm]?ts$/.test(importer ?? '');
}

/**
 * Rooms of which whoever needs some needs most: forty small files take longer to find and open than the rest to read. The
 * records of core itself are one too, its summaries apart: a list of runs reads none. Types are no code: in one file with it
 * they would be imported.
 */
const WHOLE_ROOMS = [
  { name: 'stats', test: /[\\/]src[\\/]stats[\\/].*(?<!\.d)\.ts$/ },
  { name: 'analysis', test: /[\\/]src[\\/]stages[\\/]analyze[\\/].*(?<!\.d)\.ts$/ },
  {
    name: 'records',
    // With the library it needs: that would lie in a file that needs the records.
    test: /[\\/]src[\\/]core[\\/][^\\/]*(?<!\.d)\.ts$|[\\/]fastest-levenshtein[\\/]/,
  },
];

/** The pages of the desk: one script for a browser, made here so that whoever installs the package builds nothing. */
const pages = defineConfig({
  entry: { 'desk/app': 'src/desk/app/main.tsx' },
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  tsconfig: 'src/desk/app/tsconfig.json',
  dts: false,
  minify: true,
  deps: { alwaysBundle: /./, onlyBundle: false },
  outputOptions: { entryFileNames: '[name].js' },
  plugins: [bundledLicences('desk/THIRD-PARTY-LICENCES.txt')],
  clean: false,
});

const program = defineConfig({
  // The last part of each name is the sub-path: closedbook/stats, closedbook/grade …
  entry: {
    index: 'src/index.ts',
    'cli/main': 'src/cli/main.ts',
    'stats/index': 'src/stats/index.ts',
    questions: 'src/stages/dataset/index.ts',
    models: 'src/model/index.ts',
    ask: 'src/stages/ask/index.ts',
    grade: 'src/stages/grade/index.ts',
    analyze: 'src/stages/analyze/index.ts',
    report: 'src/stages/report/index.ts',
    interop: 'src/interop/index.ts',
    simulate: 'src/simulate/index.ts',
    // Run by threads alone (src/pipeline/thread-script.ts).
    'threads/rules-task': 'src/pipeline/rules-task.ts',
    'threads/reading-task': 'src/pipeline/reader/reading-task.ts',
  },
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // Types cost most of the build and only a published package needs them: npm run build:types.
  dts: process.env['CLOSEDBOOK_TYPES'] === '1',
  deps: { alwaysBundle: isBundled, onlyBundle: false },
  plugins: [bundledLicences(), lazyUnicode(), filesInOrder()],
  outputOptions: {
    codeSplitting: { groups: WHOLE_ROOMS, includeDependenciesRecursively: false },
    // A quarter of all letters, read at every start: licences stand in a file of their own, docs in the types and the sources.
    comments: false,
  },
  clean: true,
});

/** Rules call each other and the values most of all: from file to file a call costs more in CommonJS. */
const RULES = {
  name: 'rules',
  test: /[\\/]src[\\/](?:stages[\\/]grade|values)[\\/].*(?<!\.d)\.ts$/,
};

/** The command line once more by itself, as files of which V8's code can be kept (docs/decisions/0033-compiled-code-kept.md). */
const commands = defineConfig({
  entry: { cli: 'src/cli/program.ts' },
  outDir: 'dist/program',
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  dts: false,
  deps: { alwaysBundle: isBundled, onlyBundle: false },
  plugins: [bundledLicences('THIRD-PARTY-LICENCES.txt'), lazyUnicode(), requiredProgram(), filesInOrder()],
  outputOptions: {
    codeSplitting: { groups: [...WHOLE_ROOMS, RULES], includeDependenciesRecursively: false },
    comments: false,
    entryFileNames: '[name]-[hash].cjs',
  },
  clean: false,
});

export default [program, commands, pages];
