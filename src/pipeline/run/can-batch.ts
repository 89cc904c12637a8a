/**
 * What a run by batches cannot do, said before anything is spent: a second request that waits for the first, and a limit of
 * cost where nobody limits what an answer may cost, for a batch is paid for as a whole.
 */
import { ClosedbookError } from '../../core/errors.ts';
import type { Settings } from '../../core/respondent.ts';
import type { RunSpec } from '../../core/run-spec.ts';
import type { Models } from '../../model/open-models.ts';
import type { Workspace } from '../workspace.ts';

/** @throws ClosedbookError `usage` */
export function assertCanBatch(
  spec: RunSpec,
  { models, maxUsd }: { readonly models: Models; readonly maxUsd: number | null },
  { warn }: Pick<Workspace, 'warn'>,
): void {
  if (spec.batch !== true) return;
  if (spec.claims !== undefined) warn(`${spec.claims} splits live: batches are of replies and verdicts`);
  if (spec.policies.some(({ confidence }) => confidence === 'two-stage')) {
    throw new ClosedbookError(
      'usage',
      'a two-stage confidence takes a second request, which a batch cannot hold',
      {
        hint: 'Ask with +confidence instead, or leave out batch (--batch).',
      },
    );
  }
  for (const { name, settings: given } of spec.models) {
    const settings: Settings = given;
    const card = models.describe(name);
    if (!models.batches().takes(name)) {
      warn(`${name} is asked live: no interface of batches is known of its server`);
      continue;
    }
    if (card.price !== null && card.batchPrice === null)
      warn(`${name} is reckoned at its full price: that of batches is not known`);
    if (maxUsd === null || card.price === null || settings.maxOutputTokens !== undefined) continue;
    const message = `a limit of $${maxUsd} cannot be kept: a batch is paid for as a whole, and the answers of ${name} have no limit`;
    if (!spec.allowUnpriced) {
      throw new ClosedbookError('usage', message, {
        hint: 'Limit them (maxOutputTokens, --max-output-tokens), or give the promise up: --allow-unpriced.',
      });
    }
    warn(`${message}; three times what is expected is set aside`);
  }
}
