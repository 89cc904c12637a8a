/**
 * The forms of question sets, in the order of recognition: the particular before the general.
 */
import { ClosedbookError } from '../../../core/errors.ts';
import { aaOmniscience } from './aa-omniscience.ts';
import { deepeval } from './deepeval.ts';
import { fastchat } from './fastchat.ts';
import { flat } from './flat.ts';
import type { DatasetForm, Row } from './form.ts';
import { inspect } from './inspect.ts';
import { lmEval } from './lm-eval.ts';
import { nqOpen } from './nq-open.ts';
import { openaiEvals } from './openai-evals.ts';
import { popqa } from './popqa.ts';
import { promptfoo } from './promptfoo.ts';
import { selfaware } from './selfaware.ts';
import { simpleqa } from './simpleqa.ts';
import { simpleqaVerified } from './simpleqa-verified.ts';
import { triviaqa } from './triviaqa.ts';
import { truthfulqa } from './truthfulqa.ts';

const FORMS: readonly DatasetForm[] = [
  simpleqa,
  simpleqaVerified,
  popqa,
  truthfulqa,
  triviaqa,
  selfaware,
  lmEval,
  promptfoo,
  deepeval,
  openaiEvals,
  inspect,
  aaOmniscience,
  nqOpen,
  fastchat,
  flat,
];

/** The form of a row by its members; null where only columns can tell. */
export function formOf(row: Row): DatasetForm | null {
  return FORMS.find((form) => form.recognises(row)) ?? null;
}

/** A form by name. @throws ClosedbookError `format-unknown`. */
export function formNamed(name: string): DatasetForm {
  const form = FORMS.find((one) => one.name === name);
  if (form !== undefined) return form;
  throw new ClosedbookError('format-unknown', `expected the name of a form, got "${name}"`, {
    hint: `The forms: ${FORMS.map((one) => one.name).join(', ')}.`,
  });
}
