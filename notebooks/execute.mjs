/**
 * Executes the notebooks headless on the Deno kernel, through Debian's nbconvert. The kernel is described in a folder
 * made for the occasion, because Deno's own installer writes an absolute path into the user's home.
 * Usage: node notebooks/execute.mjs [--write] [name …]; --write keeps the outputs in the notebooks.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const here = dirname(fileURLToPath(import.meta.url));
const PYTHON = '/usr/bin/python3';

/** What is missing to execute notebooks here, or null. */
export async function missing() {
  if (denoPath() === null) return 'the Deno kernel is not installed (npm ci --prefix notebooks)';
  try {
    await run(PYTHON, ['-m', 'jupyter', 'nbconvert', '--version']);
    return null;
  } catch {
    return 'nbconvert is not installed (Debian: jupyter-nbconvert)';
  }
}

/** Names of the notebooks, in reading order. */
export async function notebooks() {
  return (await readdir(here)).filter((name) => name.endsWith('.ipynb')).sort();
}

/**
 * Executes one notebook; returns it with its outputs.
 * @throws the kernel's error, with the cell.
 */
export async function execute(name) {
  const folder = await mkdtemp(join(tmpdir(), 'closedbook-notebook-'));
  try {
    const kernel = join(folder, 'data', 'kernels', 'deno');
    await mkdir(kernel, { recursive: true });
    const argv = [denoPath(), 'jupyter', '--kernel', '--conn', '{connection_file}'];
    await writeFile(
      join(kernel, 'kernel.json'),
      JSON.stringify({ argv, display_name: 'Deno', language: 'typescript' }),
    );
    await run(
      PYTHON,
      [
        ...['-m', 'jupyter', 'nbconvert', '--to', 'notebook', '--execute', join(here, name)],
        ...['--ExecutePreprocessor.record_timing=False', '--ExecutePreprocessor.timeout=120'],
        ...['--ExecutePreprocessor.kernel_name=deno', '--output-dir', folder, '--output', 'done.ipynb'],
      ],
      { cwd: here, env: { ...process.env, JUPYTER_PATH: join(folder, 'data'), DENO_DIR: join(folder, 'deno') } },
    );
    return JSON.parse(await readFile(join(folder, 'done.ipynb'), 'utf8'));
  } catch (error) {
    // Python's own trace says nothing about the notebook: what the kernel said comes after it.
    const said = /CellExecutionError: ([\s\S]*)/.exec(error.stderr ?? '')?.[1];
    throw new Error(`${name}: ${said ?? error.message}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether a cell that ends in an expression came back without output. */
function lost({ cells }) {
  return cells.some((cell) => cell.cell_type === 'code' && cell.outputs.length === 0 && !cell.source.at(-1).startsWith('}'));
}

function denoPath() {
  const folder = join(here, 'node_modules', '@deno');
  if (!existsSync(folder)) return null;
  const platform = { linux: 'linux', darwin: 'darwin', win32: 'win32' }[process.platform];
  const names = [`${platform}-${process.arch}`, `${platform}-${process.arch}-glibc`];
  const found = names.flatMap((name) => [join(folder, name, 'deno'), join(folder, name, 'deno.exe')]).find(existsSync);
  return found ?? null;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const why = await missing();
  if (why !== null) {
    console.error(why);
    process.exit(1);
  }
  const [write, names] = [process.argv.includes('--write'), process.argv.slice(2).filter((word) => !word.startsWith('--'))];
  for (const name of names.length > 0 ? names : await notebooks()) {
    const start = Date.now();
    let done = await execute(name);
    // A busy machine can lose an output: Deno's kernel may report idle before the result has been sent.
    for (let again = 0; write && lost(done) && again < 4; again += 1) done = await execute(name);
    if (write) await writeFile(join(here, name), `${JSON.stringify(done, null, 1)}\n`);
    console.log(`${name}: ${done.cells.length} cells in ${((Date.now() - start) / 1000).toFixed(1)} s`);
  }
}
