/**
 * Forty-four respondents are told apart without their colour, and lines that share a dash by people who see no red, no green or no
 * blue, and in grey: simulated by the matrices of Machado, Oliveira and Fernandes 2009 (severity 1), differences in CIELAB.
 */
import { expect, test } from 'vitest';
import type { SummaryRespondent } from '../../../../src/core/summary/provenance.ts';
import { lookOf } from '../../../../src/stages/report/charts/look.ts';
import { RESPONDENT } from '../../../../src/stages/report/charts/palette.ts';
import { respondentDash, respondentMark } from '../../../../src/stages/report/charts/respondent-marks.ts';
import { SIX } from '../fixtures/published.ts';
import { summaryFromCounts } from '../fixtures/summary-from-counts.ts';

const MOST = 44;

const SIGHT = {
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

function linear(hex: string): number[] {
  return [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
}

function lab([r, g, b]: readonly number[]): number[] {
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124 * r! + 0.3576 * g! + 0.1805 * b!) / 0.95047);
  const y = f(0.2126 * r! + 0.7152 * g! + 0.0722 * b!);
  const z = f((0.0193 * r! + 0.1192 * g! + 0.9505 * b!) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function seen(hex: string, sight: keyof typeof SIGHT): number[] {
  const rgb = linear(hex);
  const m = SIGHT[sight];
  return lab(
    [0, 1, 2].map((row) =>
      Math.min(
        1,
        Math.max(
          0,
          rgb.reduce((sum, value, at) => sum + m[3 * row + at]! * value, 0),
        ),
      ),
    ),
  );
}

test('no two of forty-four points are alike in grey', () => {
  const marks = Array.from({ length: MOST }, (_, at) => respondentMark(at));
  expect(new Set(marks.map(({ path, style }) => `${path} ${style}`)).size).toBe(MOST);
});

test('of forty-four lines none shares colour and dash with another', () => {
  const lines = Array.from({ length: MOST }, (_, at) =>
    JSON.stringify([at % RESPONDENT.length, respondentDash(at, Math.floor(at / RESPONDENT.length))]),
  );
  expect(new Set(lines).size).toBe(MOST);
});

test('two of the twelve colours that share a dash differ under every colour blindness and in lightness', () => {
  for (const [a, one] of RESPONDENT.entries()) {
    for (const [b, other] of RESPONDENT.entries()) {
      if (b <= a || respondentDash(a, 0) !== respondentDash(b, 0)) continue;
      const pair = [one.light, other.light] as const;
      const grey = pair.map((hex) => lab(linear(hex))[0]!);
      expect(Math.abs(grey[0]! - grey[1]!), pair.join()).toBeGreaterThan(10);
      for (const sight of Object.keys(SIGHT) as (keyof typeof SIGHT)[]) {
        const [x, y] = pair.map((hex) => seen(hex, sight));
        expect(Math.hypot(...x!.map((value, at) => value - y![at]!)), `${pair} ${sight}`).toBeGreaterThan(13);
      }
    }
  }
});

test('where a colour is a model, a thirteenth model has other marks than the first', () => {
  const summary = summaryFromCounts(SIX.slice(0, 1));
  const [one] = summary.respondents;
  const respondents = Array.from({ length: 26 }, (_, at): SummaryRespondent => {
    const model = `maker/model-${Math.floor(at / 2)}`;
    const settings = { effort: at % 2 === 0 ? ('low' as const) : ('high' as const) };
    return {
      ...one!,
      id: `${model} ${settings.effort}`,
      model,
      settings,
      label: `${model} ${settings.effort}`,
    };
  });
  const look = lookOf({ ...summary, respondents });
  expect(look.grouped).toBe(true);
  const drawn = respondents.map(({ id }) => JSON.stringify([look.colour(id), look.mark(id)]));
  const lines = respondents.map(({ id }) => JSON.stringify([look.colour(id), look.dash(id)]));
  expect([new Set(drawn).size, new Set(lines).size]).toEqual([26, 26]);
});
