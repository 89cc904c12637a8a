/** The script for bash in a shell without the package bash-completion, read in twice as a .bashrc may be. */
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { closedbook } from './captured-terminal.ts';

test('completes in a bare bash, and is read in again without an error', async () => {
  const { out } = await closedbook(['completion', 'bash']);
  const asked = `${out}\n${out}
compopt() { :; }
COMP_WORDS=(closedbook report --pen); COMP_CWORD=2
closedbook() { printf -- '--penalty\\tpenalties\\n--port\\n:4'; }
__closedbook_complete
printf '%s\\n' "\${COMPREPLY[@]}"
`;
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-s'], { input: asked, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(stdout).toContain('--penalty');
});
