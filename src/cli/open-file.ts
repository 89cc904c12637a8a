/** Opens a file with whatever the system opens it with; one that cannot is no error, because the path stands printed. */
import { spawn } from 'node:child_process';

/** `BROWSER=none` says that nothing is to be opened. */
export function openFile(path: string, env: Readonly<Record<string, string | undefined>>): void {
  if (env['BROWSER'] === 'none') return;
  const [program, ...args] =
    process.platform === 'darwin'
      ? ['open', path]
      : process.platform === 'win32'
        ? ['explorer.exe', path]
        : ['xdg-open', path];
  const child = spawn(program!, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
