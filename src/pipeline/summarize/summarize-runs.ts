/** The summary of runs in the store, which share a table: read once, in one reading of the store. */
import { claimsGraderOf } from '../../core/claim.ts';
import { SET_ASIDE } from '../../core/grade.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { analyze } from '../../stages/analyze/analyze.ts';
import { readStore } from '../../store/with-store.ts';
import { sameReply } from '../../values/same-reply.ts';
import type { Workspace } from '../workspace.ts';
import { answeringOf } from './answered-by.ts';
import { ownFamily } from './own-family.ts';
import { runProvenance } from './provenance.ts';
import { splitReplies } from './split-replies.ts';
import { analyzeOptions, type SummarizeOptions } from './summarize-options.ts';
import { failuresOfRuns, withFailures } from './what-failed.ts';
import { withClaims, withGraders, withJudge } from './who-decided.ts';
import { withGoal, withStopping } from './with-stopping.ts';
import { withWeights } from './with-weights.ts';

/** The summary of runs in the store. */
export async function summarizeRuns(
  ids: readonly string[],
  workspace: Workspace,
  options: SummarizeOptions,
): Promise<Summary> {
  return readStore(workspace.storePath, async (store) => {
    const runs = await Promise.all(ids.map((id) => store.run(id)));
    const graders = (await Promise.all(runs.map((run) => store.graders(run.id))))
      .flat()
      .filter(({ version }) => version !== SET_ASIDE);
    // Counting what stands reads every grade: only where graders spoke under several rubrics can they mix.
    const standing =
      new Set(graders.map(({ rubric }) => rubric)).size < 2
        ? []
        : (await Promise.all(runs.map((run) => store.standingRubrics(run.id)))).flat();
    const table = await store.outcomeTable(
      runs.map((run) => run.id),
      { sameAnswer: sameReply },
    );
    const answering = await answeringOf(store, runs);
    const batches = (await Promise.all(runs.map((run) => store.batches(run.id)))).flat();
    const failures = await failuresOfRuns(store, { ids: runs.map(({ id }) => id), table });
    const provenance = runProvenance(runs, { graders, standing, table, answering, batches });
    const penalties = options.penalties ?? runs[0]!.spec?.penalties;
    const summary = analyze(table, {
      ...analyzeOptions(workspace, options),
      penalties: withGoal(
        penalties,
        runs.map(({ manifest }) => manifest.stopping),
      ),
      title: options.title ?? runs.map((run) => run.title).join(', '),
      provenance,
      gradeWith: runs.map(({ id }) => `closedbook grade ${id} --judge MODEL`).join('; '),
    });
    const several = new Set(graders.map(({ id }) => id)).size > 1;
    const deciding = several
      ? (await Promise.all(runs.map((run) => store.standingRubrics(run.id)))).flat()
      : [];
    const meetings = several
      ? (await Promise.all(runs.map((run) => store.graderMeetings(run.id)))).flat()
      : [];
    const told = withGraders(
      await withStopping(withWeights(summary, table, runs), table, {
        runs,
        store,
        warnings: provenance.warnings,
      }),
      {
        deciding: deciding.map(({ kind, id, replies }) => ({ kind, grader: id, outcomes: replies })),
        meetings,
      },
    );
    const people = graders.map((grader) => grader.id).filter((id) => id.startsWith('human:'));
    const split = graders.some(({ id }) => claimsGraderOf(id) !== null)
      ? withClaims(
          told,
          await splitReplies(
            store,
            runs.map((run) => run.id),
          ),
        )
      : told;
    return withJudge(withFailures(split, table, failures), table, {
      grader: 'the automatic grades',
      against: people.join(', '),
      sameFamily: ownFamily(graders, table.respondents),
      verdictPairs: (await Promise.all(runs.map((run) => store.verdictPairs(run.id)))).flat(),
    });
  });
}
