/** `closedbook serve`: the desk, until stopped. */
import { userInfo } from 'node:os';
import { ClosedbookError } from '../../core/errors.ts';
import type { CommandContext } from '../command-context.ts';
import { repeat, wholeNumber } from '../option-values.ts';
import { command } from '../shared-options.ts';
import { inWorkspace } from '../workspace.ts';

/** @throws ClosedbookError `usage`. */
function filesOf([cert, key, ...more]: readonly string[]): { readonly cert: string; readonly key: string } {
  if (cert !== undefined && key !== undefined && more.length === 0) return { cert, key };
  throw new ClosedbookError('usage', '--tls: expected two files, CERT and KEY');
}

/** As the system calls whoever started it, where that is a name for a person. */
function accountName(): string {
  try {
    return /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,59}$/u.exec(userInfo().username)?.[0] ?? 'owner';
  } catch {
    return 'owner';
  }
}

export function serveCommand(context: CommandContext) {
  const { terminal } = context;
  return command(
    'serve',
    'the desk: watch runs, look through every answer, let people judge blind, in a browser on this machine',
  )
    .option('--port <port>', 'port on 127.0.0.1 (default: 4114, or a free one)', wholeNumber(0))
    .option('--open', 'open it in a browser', false)
    .option(
      '--reviewer <name>',
      'prints a link for somebody who grades what audit draw drew, blind; repeatable',
      repeat,
    )
    .option('--reader <name>', 'prints a link for somebody who looks and changes nothing; repeatable', repeat)
    .option(
      '--curator <name>',
      'prints a link for somebody who looks and decides about questions; repeatable',
      repeat,
    )
    .option(
      '--curate <set>',
      'a question set, by name or file, to be looked through and decided about though nobody was asked it; repeatable',
      repeat,
    )
    .option('--name <name>', 'your own, beside what you decide (default: that of your account here)')
    .option('--host <address>', 'listen beyond this machine; asks for --tls or --behind')
    .option('--tls <cert-and-key...>', 'CERT KEY: files of the certificate with its chain, and of its key')
    .option('--behind <url>', 'https://… that people open, where a proxy in front has TLS')
    .option('--each <n>', 'people who grade an answer, one more where they disagree', wholeNumber(1), 2)
    .option(
      '--calibration <file>',
      'answers whose outcome is known, mixed in unseen: how far each reviewer agrees with them is shown',
    )
    .option('--claim <minutes>', 'how long an answer in hand is kept from others', wholeNumber(1), 10)
    .action(async (options) => {
      await inWorkspace(context, { options }, async (open) => {
        const { serveDesk } = await import('../../desk/serve-desk.ts');
        const { resumeInChild } = await import('../resume-in-child.ts');
        const desk = await serveDesk(open.workspace, {
          ...(options.port === undefined ? {} : { port: options.port }),
          reviewers: options.reviewer ?? [],
          readers: options.reader ?? [],
          curators: options.curator ?? [],
          sets: options.curate ?? [],
          name: options.name ?? accountName(),
          reach: {
            ...(options.host === undefined ? {} : { host: options.host }),
            ...(options.tls === undefined ? {} : { tls: filesOf(options.tls) }),
            ...(options.behind === undefined ? {} : { behind: options.behind }),
          },
          calibration: options.calibration ?? null,
          each: options.each,
          claimMs: options.claim * 60_000,
          resume: resumeInChild(terminal, options),
        });
        try {
          const { link, url, store, reviewers, curators, readers } = desk;
          const others = [
            ...reviewers.map((one) => ({ ...one, does: 'grades blind' })),
            ...curators.map((one) => ({ ...one, does: 'decides about questions' })),
            ...readers.map((one) => ({ ...one, does: 'looks' })),
          ];
          terminal.out(
            options.json
              ? `${JSON.stringify({ link, url, reviewers, curators, readers })}\n`
              : [
                  `the desk of ${store} is at`,
                  `  ${link}`,
                  ...others.flatMap(({ name, does, link: own }) => [`for ${name}, who ${does}:`, `  ${own}`]),
                  `the ${others.length === 0 ? 'link is' : 'first link is'} for you alone; Ctrl-C ends it`,
                  '',
                ].join('\n'),
          );
          if (options.open) {
            const { openFile } = await import('../open-file.ts');
            void openFile(desk.link, terminal.env);
          }
          await new Promise<void>((resolve) => {
            const unlisten = terminal.onInterrupt(() => {
              unlisten();
              resolve();
            });
          });
        } finally {
          await desk.close();
        }
      });
    });
}
