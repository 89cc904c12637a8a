/**
 * What one clause of an answer does. Only `decline` refuses by itself; the others say whether what stands
 * around it is still an answer.
 */
export type RefusalMove =
  /** Says that the answer is not known or will not be given. */
  | 'decline'
  /** Says what the speaker cannot do in general (no live data, no opinions), not yet that it has no answer. */
  | 'scope'
  /** Hands the question back: asks for context, says that it is ambiguous. */
  | 'ask-back'
  /** Says that it depends or changes, so that there is no one answer. */
  | 'varies'
  /** Sends the reader elsewhere, offers other help. */
  | 'redirect'
  /** Says that the thing asked for is wrong, illegal, harmful. */
  | 'moral'
  /** Apology, thanks, "as a language model". */
  | 'courtesy'
  /** Says something, hedged. */
  | 'unsure'
  /** Says something. */
  | 'content';
