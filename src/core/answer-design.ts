/**
 * What counting must know of how a run's questions were drawn, or its end chosen. It travels with every exported
 * answer: read without it, a run drawn with unlike chances would be counted as if they had been equal, and one that was
 * looked at as if nobody had.
 */
import { z } from 'zod';
import { type Drawing, drawingSchema } from './adaptive-order.ts';
import type { Run } from './run.ts';
import { stoppingPlanSchema } from './until.ts';

export const answerDesignSchema = z
  .object({
    /** Chances are each question's own and stand beside its answers. */
    drawing: drawingSchema.omit({ inclusion: true }).optional(),
    stopping: stoppingPlanSchema.optional(),
  })
  .refine(({ drawing, stopping }) => drawing !== undefined || stopping !== undefined, {
    message: 'expected a drawing or a stopping plan',
  });
export type AnswerDesign = z.infer<typeof answerDesignSchema>;

/** An answer's design, and the chance with which its question was drawn. */
export interface DesignedAnswer {
  readonly design: AnswerDesign;
  /** Null where every question had the same. */
  readonly inclusion: number | null;
}

/** The design of a run's answers by the id of their question; null where ordinary counting holds. */
export function answerDesign({
  manifest,
  spec,
  planned,
}: Pick<Run, 'manifest' | 'spec' | 'planned'>): ((questionId: string) => DesignedAnswer) | null {
  const { drawing, stopping } = manifest;
  if (drawing === undefined && stopping === undefined) return null;
  const chances: Readonly<Record<string, number>> = drawing?.inclusion ?? {};
  const design: AnswerDesign = {
    ...(drawing === undefined ? {} : { drawing: withoutChances(drawing) }),
    // The answers alone do not tell how many were to come.
    ...(stopping === undefined
      ? {}
      : { stopping: { trials: spec?.trials ?? 1, askings: planned, ...stopping } }),
  };
  return (questionId) => ({
    design,
    inclusion: Object.hasOwn(chances, questionId) ? chances[questionId]! : null,
  });
}

function withoutChances({ inclusion: _each, ...drawing }: Drawing): NonNullable<AnswerDesign['drawing']> {
  return drawing;
}

/** As how many replies one counts in a mean. */
export function replyWeight(designed: DesignedAnswer | undefined): number {
  return designed?.inclusion == null ? 1 : 1 / designed.inclusion;
}
