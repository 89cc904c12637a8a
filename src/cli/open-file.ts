/** Opens a file with whatever the system opens it with; one that cannot is no error, because the path stands printed. */

/** `BROWSER=none` says that nothing is to be opened. Node's processes are loaded only here: most commands open nothing. */
export async function openFile(
  path: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  if (env['BROWSER'] === 'none') return;
  const [program, ...args] =
    process.platform === 'darwin'
      ? ['open', path]
      : process.platform === 'win32'
        ? ['explorer.exe', path]
        : ['xdg-open', path];
  const { spawn } = await import('node:child_process');
  const child = spawn(program!, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
