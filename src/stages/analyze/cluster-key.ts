/** What makes questions one cluster: those about one subject by default, because they are not independent evidence. */
import type { QuestionRow } from '../../core/outcome-table.ts';
import { subjectKey } from './grid.ts';

export type ClusterBy = 'subject' | 'question' | 'topic' | 'none';

export const CLUSTERS: readonly ClusterBy[] = ['subject', 'question', 'topic', 'none'];

/** Key of a question's cluster. */
export function clusterKeyOf(clusterBy: ClusterBy): (question: QuestionRow) => string {
  if (clusterBy === 'subject') return subjectKey;
  if (clusterBy === 'topic') return (question) => question.topic ?? `question ${question.id}`;
  return (question) => question.id;
}
