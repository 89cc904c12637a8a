/**
 * A summary holds no single answers: what decides how answers are read and summed up comes too late for it. An option that
 * changed nothing would be believed to have changed something, so it is refused by name.
 */
import { ClosedbookError } from '../../core/errors.ts';
import { refuseUnknownSlices } from '../../stages/analyze/slice-fields.ts';
import { lookAt } from '../sources.ts';
import type { SummarizeOptions } from './summarize-options.ts';

/** What the command line has where nothing was given. */
const DEFAULT_CLUSTER = 'subject';
const DEFAULT_SEED = 1;

/** Options that were given, by their names on the command line. */
function given(options: SummarizeOptions): string[] {
  const { clusterBy = DEFAULT_CLUSTER, map = [], outcomes = [], modelFrom = [], fill = [] } = options;
  const all: readonly (readonly [string, boolean])[] = [
    ['--penalty', options.penalties !== undefined],
    ['--by', options.by !== undefined],
    ['--cluster', clusterBy !== DEFAULT_CLUSTER],
    ['--mix', options.workload?.mix !== undefined],
    ['--unanswerable-share', options.workload?.unanswerableShare !== undefined],
    ['--title', options.title !== undefined],
    ['--map', map.length > 0],
    ['--outcomes', outcomes.length > 0],
    ['--model-from', modelFrom.length > 0],
    ['--sheet', options.sheet !== undefined],
    ['--fill', fill.length > 0],
    ['--apart', options.apart === true],
    ['--pool', options.pool === true],
    ['--seed', options.seed !== DEFAULT_SEED],
  ];
  return all.flatMap(([name, is]) => (is ? [name] : []));
}

/** Of several sources that are not all summaries the others have a use for them; a slice that no source can have is refused before any is read. @throws ClosedbookError `usage`. */
export async function refuseForSummaries(
  sources: readonly string[],
  options: SummarizeOptions,
): Promise<void> {
  refuseUnknownSlices(options.by);
  const names = given(options);
  if (names.length === 0) return;
  const looked = await Promise.all(sources.map((text) => lookAt(text, options)));
  const [first] = looked;
  if (first?.kind !== 'summary' || looked.some(({ kind }) => kind !== 'summary')) return;
  const holds =
    options.penalties === undefined ? '' : ` (its penalties are ${first.summary.penalties.join(', ')})`;
  throw new ClosedbookError(
    'usage',
    `${first.path}: ${names.join(', ')} ${names.length === 1 ? 'has' : 'have'} no effect on a summary, which is made already${holds}`,
    { hint: 'Name the run, the answers or the table that it was made from.' },
  );
}
