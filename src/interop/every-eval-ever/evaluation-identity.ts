/**
 * What an evaluation of a respondent is called in Every Eval Ever, the same at every writing of the same run.
 */
import { createHash } from 'node:crypto';
import { shortHash } from '../../core/hash.ts';
import type { Outcome } from '../../core/outcome.ts';
import { type ExportedRespondent, type ExportedRun, fileName } from '../exported-run.ts';

export const SCHEMA_VERSION = '0.3.0';

export interface Identity {
  readonly uuid: string;
  readonly evaluationId: string;
  readonly modelId: string;
  readonly benchmark: string;
}

export function identityOf({ run }: ExportedRun, { respondent }: ExportedRespondent): Identity {
  const benchmark = run.manifest.datasets.map(({ name }) => name).join('+') || 'closedbook';
  const digest = createHash('sha256').update(`${run.id}\u0000${respondent.id}`).digest('hex');
  const variant = '89ab'[Number.parseInt(digest[16]!, 16) % 4];
  const uuid = `${digest.slice(0, 8)}-${digest.slice(8, 12)}-4${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
  const seconds = Math.floor(Date.parse(run.createdAt) / 1000);
  // One model under two policies is two evaluations, so the id carries the respondent.
  const evaluationId = `${benchmark}/${fileName(respondent.id)}/${seconds}-${shortHash(run.id).slice(0, 6)}`;
  return { uuid, evaluationId, modelId: respondent.model, benchmark };
}

export function resultName({ benchmark }: Identity, word: Outcome): string {
  return `${benchmark}.${word}`;
}
