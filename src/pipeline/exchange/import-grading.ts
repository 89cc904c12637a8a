/**
 * What stands of an import, and who said so. Our rules spoke while the answers were read, so what stands of their words was
 * counted on the way; it is looked up again only where somebody else is asked.
 */
import type { GradersSection } from '../../core/summary/graders.ts';
import { gradersSection } from '../../stages/analyze/graders.ts';
import { readStore } from '../../store/with-store.ts';
import type { GradeResult } from '../grade/grade-result.ts';
import { regradeRun } from '../grade/regrade-run.ts';
import type { Workspace } from '../workspace.ts';
import type { RuledAnswers } from './answer-writer.ts';
import type { ImportRunOptions } from './import-result.ts';
import type { ImportStreamOptions } from './import-stream.ts';

export interface GradedImport extends Pick<GradeResult, 'outcomes' | 'blocked' | 'ungraded'> {
  /** Who decided, and how far graders agree that met on one reply. */
  readonly graders: GradersSection;
}

/**
 * Outcomes once everybody who is asked has spoken.
 * @param ruled - What stood once our rules had, where the answers were read just now; null where they were read before.
 */
export async function gradedImport(
  runId: string,
  ruled: RuledAnswers | null,
  given: Pick<ImportStreamOptions, 'workspace' | 'rubric'> & {
    readonly options: Pick<ImportRunOptions, 'judges' | 'rulesOnly' | 'verdicts'>;
  },
): Promise<GradedImport> {
  const { workspace, rubric, options } = given;
  const { judges, rulesOnly = false, verdicts } = options;
  const own = rulesOnly ? [] : (workspace.config.graders ?? []);
  if (ruled !== null && judges.length === 0 && own.length === 0) {
    const { outcomes, blocked, ungraded, graders } = ruled;
    return { outcomes, blocked, ungraded, graders: gradersSection(graders) };
  }
  const setAside = verdicts === 'rules';
  const asked = { rubric, judges, rulesOnly, setAside };
  const { outcomes, blocked, ungraded } = await regradeRun(runId, workspace, asked);
  return { outcomes, blocked, ungraded, graders: await gradersInStore(runId, workspace) };
}

async function gradersInStore(runId: string, workspace: Workspace): Promise<GradersSection> {
  return readStore(workspace.storePath, async (store) => {
    const [deciding, meetings] = [await store.standingRubrics(runId), await store.graderMeetings(runId)];
    return gradersSection({
      deciding: deciding.map(({ kind, id, replies }) => ({ kind, grader: id, outcomes: replies })),
      meetings,
    });
  });
}
