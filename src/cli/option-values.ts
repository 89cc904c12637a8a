/**
 * What options take, read from what was typed: numbers in their bounds, lists, shares, prices. A value that does not fit is named
 * with what was expected, before anything is opened.
 */
import { InvalidArgumentError } from '@commander-js/extra-typings';

/** Parser of a whole number of at least `least`. */
export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least) {
      throw new InvalidArgumentError(`expected a whole number of at least ${least}, got "${text}"`);
    }
    return value;
  };
}

/** Parser of a finite number of at least `least`. */
export function numberFrom(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isFinite(value) || value < least) {
      throw new InvalidArgumentError(`expected a number of at least ${least}, got "${text}"`);
    }
    return value;
  };
}

/** Collects a repeatable option whose values may also be separated by commas. */
export function list(text: string, before: readonly string[] = []): string[] {
  return [
    ...before,
    ...text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ];
}

/** Collects policies; a comma before `reward:` is part of one: `penalty:1,reward:0.5`. */
export function policies(text: string, before: readonly string[] = []): string[] {
  return list(text.replaceAll(/,\s*(?=reward:)/g, '+'), before);
}

/** Collects a repeatable option as it stands. */
export function repeat(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}

/** A list of penalties: `0,1,3,9`. */
export function penalties(text: string): number[] {
  const parse = numberFrom(0);
  return [...new Set(text.split(',').map((part) => parse(part.trim())))].sort((a, b) => a - b);
}

/** Parser of a share in [0, 1], written as a number, a percentage or a fraction: `0.03`, `3%`, `1/9`. */
export function share(text: string): number {
  const match = /^(\d*\.?\d+(?:e-?\d+)?)\s*(%|\/\s*(\d*\.?\d+))?$/i.exec(text.trim());
  const value =
    match === null
      ? Number.NaN
      : match[2] === undefined
        ? Number(match[1])
        : Number(match[1]) / (match[3] === undefined ? 100 : Number(match[3]));
  if (!(value >= 0 && value <= 1)) {
    throw new InvalidArgumentError(`expected a share from 0 to 1 (0.03, 3% or 1/9), got "${text}"`);
  }
  return value;
}

/** Prices of input and output in US dollars per million tokens: `2.5,10`. */
export function price(text: string): { input: number; output: number } {
  const parts = text.split(',').map(numberFrom(0));
  if (parts.length !== 2) {
    throw new InvalidArgumentError(`expected two prices, of input and output, got "${text}"`);
  }
  return { input: parts[0]!, output: parts[1]! };
}

type Prices = Readonly<Record<string, { price: { input: number; output: number } }>>;

/** Prices of single models, `openai/o9=2,8`, as facts of models. */
export function prices(text: string, before: Prices = {}): Prices {
  const cut = text.lastIndexOf('=');
  if (cut < 1) throw new InvalidArgumentError(`expected model=input,output, got "${text}"`);
  return { ...before, [text.slice(0, cut).trim()]: { price: price(text.slice(cut + 1)) } };
}

/** Addresses by prefix, `openai=https://gateway.example/v1`. */
export function baseUrls(
  text: string,
  before: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const cut = text.indexOf('=');
  if (cut < 1) throw new InvalidArgumentError(`expected prefix=url, got "${text}"`);
  return { ...before, [text.slice(0, cut).trim()]: text.slice(cut + 1).trim() };
}

/** Shares of popularity bands, `A-head=0.5,E-tail=50%`; they must add up to 1, which the analysis checks. */
export function mix(text: string, before: Readonly<Record<string, number>> = {}): Record<string, number> {
  const entries = list(text).map((part) => {
    const cut = part.lastIndexOf('=');
    if (cut < 1) throw new InvalidArgumentError(`expected band=share, got "${part}"`);
    return [part.slice(0, cut).trim(), share(part.slice(cut + 1))] as const;
  });
  return { ...before, ...Object.fromEntries(entries) };
}
