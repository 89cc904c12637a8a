/** `closedbook trust`: says that the config file of a folder may run, lists the folders of which that was said, takes it back. */
import type { CommandContext } from '../command-context.ts';
import { command } from '../shared-options.ts';

export function trustCommand({ terminal }: CommandContext) {
  return command(
    'trust',
    'let the config file of a folder run, a program with your rights, and its specs send keys to the hosts they name',
  )
    .argument('[folder]', 'whose closedbook.config.mjs may run', '.')
    .option('--remove', 'trust it no longer', false)
    .option('--list', 'list the trusted folders', false)
    .action(async (folder, options) => {
      const { resolve } = await import('node:path');
      const { setTrust, trustedFolders } = await import('../../pipeline/trusted-folders.ts');
      if (!options.list) {
        const real = await setTrust(resolve(terminal.cwd, folder), !options.remove, terminal.env);
        if (!options.json) terminal.out(`${options.remove ? 'no longer trusted' : 'trusted'}: ${real}\n`);
      }
      const folders = await trustedFolders(terminal.env);
      if (options.json) terminal.out(`${JSON.stringify({ folders })}\n`);
      else if (options.list)
        terminal.out(folders.map((one) => `${one}\n`).join('') || 'no folder is trusted\n');
    });
}
