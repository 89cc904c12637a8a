/**
 * Every colour of a report, once: light value, dark value, meaning. Outcomes are blue, vermilion and greys
 * (told apart by people with any colour blindness and in print); respondents take a twelve-colour set made for
 * the same purpose, a point and a dash (respondent-marks.ts), so that no reading rests on hue alone.
 */

export interface Colour {
  readonly light: string;
  readonly dark: string;
}

/** Ink, lines and paper. Charts are drawn in the light values; the page's dark theme maps each to its dark one. */
export const INK = {
  text: { light: '#1f2430', dark: '#e9ebef' },
  muted: { light: '#5b6370', dark: '#a7aeba' },
  rule: { light: '#c9ced6', dark: '#464d5a' },
  grid: { light: '#e8eaee', dark: '#2b303a' },
  paper: { light: '#fffffe', dark: '#14171d' },
  shade: { light: '#f4f5f7', dark: '#1d2129' },
  accent: { light: '#7a1fa2', dark: '#d79bf0' },
} as const satisfies Record<string, Colour>;

export const OUTCOME = {
  correct: { light: '#1f6fb2', dark: '#5aa5e0' },
  incorrect: { light: '#cf5317', dark: '#f0854f' },
  /** A refusal as a whole, and "does not know". */
  refused: { light: '#a3abb7', dark: '#7d8694' },
  willNot: { light: '#7b8594', dark: '#a2abb9' },
  otherRefusal: { light: '#ccd1d9', dark: '#bfc6d0' },
  /** Ungraded, failed or left out: no outcome, so hardly a colour. */
  noOutcome: { light: '#efe6c8', dark: '#4a432e' },
} as const satisfies Record<string, Colour>;

/** One colour a respondent, strongest first. */
export const RESPONDENT: readonly Colour[] = [
  { light: '#332288', dark: '#978bf2' },
  { light: '#cc6677', dark: '#e0899a' },
  { light: '#117733', dark: '#58bd7b' },
  { light: '#b8860b', dark: '#e0b84d' },
  { light: '#2a9dc4', dark: '#70c8ea' },
  { light: '#aa4499', dark: '#d57fc6' },
  { light: '#7d7d1d', dark: '#b9b956' },
  { light: '#882255', dark: '#c8639a' },
  { light: '#36a693', dark: '#66cdbc' },
  { light: '#661100', dark: '#cc7a63' },
  { light: '#5a8bb8', dark: '#93bce2' },
  { light: '#888888', dark: '#b4b4b4' },
];

/** Declining everything: a competitor like any other, but nobody's model. */
export const DECLINE_ALL: Colour = { light: '#44505f', dark: '#c3cad4' };

/** All pairs, for the page's dark theme. */
export function allColours(): Colour[] {
  return [...Object.values(INK), ...Object.values(OUTCOME), ...RESPONDENT, DECLINE_ALL];
}
