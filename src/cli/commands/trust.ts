/** `closedbook trust`: the user's word for a folder or an address, kept under their home; lists both, takes it back. */
import type { CommandContext } from '../command-context.ts';
import { command } from '../shared-options.ts';

export function trustCommand({ terminal }: CommandContext) {
  return command(
    'trust',
    'let the config file of a folder run, a program with your rights, and its specs and stores send keys to the hosts they name; or let keys go to one address',
  )
    .argument('[folder-or-address]', 'a folder, or an address such as https://gateway.example/v1', '.')
    .option('--remove', 'trust it no longer', false)
    .option('--list', 'list what is trusted', false)
    .action(async (named, options) => {
      const { resolve } = await import('node:path');
      const { setTrust, trustedFolders } = await import('../../pipeline/trusted-folders.ts');
      const { distrustAddress, trustAddresses, trustedAddresses } = await import(
        '../../pipeline/trusted-addresses.ts'
      );
      const { env } = terminal;
      if (!options.list) {
        let real = named;
        if (!/^https?:\/\//i.test(named))
          real = await setTrust(resolve(terminal.cwd, named), !options.remove, env);
        else if (options.remove) await distrustAddress(named, env);
        else await trustAddresses([{ address: named, variable: null }], env);
        if (!options.json) terminal.out(`${options.remove ? 'no longer trusted' : 'trusted'}: ${real}\n`);
      }
      const [folders, addresses] = await Promise.all([trustedFolders(env), trustedAddresses(env)]);
      if (options.json) terminal.out(`${JSON.stringify({ folders, addresses })}\n`);
      else if (options.list) {
        const lines = [
          ...folders,
          ...addresses.map(({ address, variable }) => `${address}  ${variable ?? 'any key'}`),
        ];
        terminal.out(lines.map((one) => `${one}\n`).join('') || 'nothing is trusted\n');
      }
    });
}
