/**
 * How a confidence is asked for: `true` in per cent with the answer, `words` in one of five stated words, `two-stage` in
 * per cent by a second request about the answer given, `guess` in per cent and for what was declined with a best guess
 * in the same reply. Each is a policy of its own: how it is asked for changes what is said.
 */
import { z } from 'zod';

export const ELICITATIONS = ['words', 'two-stage', 'guess'] as const;
export const confidenceAskedSchema = z.union([z.boolean(), z.enum(ELICITATIONS)]);
export type ConfidenceAsked = z.infer<typeof confidenceAskedSchema>;
