/** Answers whose number hangs on what they said: refused where intervals and tests are for a number fixed beforehand. */
import { ClosedbookError } from '../core/errors.ts';
import { type StoppingPlan, untilWord } from '../core/until.ts';

/** @throws ClosedbookError `usage` for a run, or answers read back from one, that could stop early */
export function refuseLookedAt(
  stopping: StoppingPlan | undefined,
  { whose, what }: { readonly whose: string; readonly what: string },
): void {
  if (stopping === undefined) return;
  throw new ClosedbookError(
    'usage',
    `${whose} could stop as soon as ${untilWord(stopping.until)} was settled (--until), and cannot be used ${what}: how many questions it asked hangs on their answers`,
    {
      hint: 'Ask the questions in a run without --until. Whether it has become worse than one earlier run is settled by --until regression=M --baseline RUN.',
    },
  );
}
