/** What every page is told first: whose desk it is, and as what it is looked at. */
import type { Session } from './sessions.ts';

export interface DeskRecord extends Session {
  readonly version: string;
  /** Path of the store; null for reviewers. */
  readonly store: string | null;
  /** Whether a run can be gone on with from the page. */
  readonly resumes: boolean;
}
