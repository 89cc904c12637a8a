import { expect, it } from 'vitest';
import { idRegister } from '../../src/rows/id-register.ts';

it('finds the first line of every repeated id among a hundred thousand, and no other', () => {
  const register = idRegister(16);
  for (let line = 1; line <= 100_000; line += 1) expect(register.firstLine(`id-${line}`, line)).toBe(null);
  for (let line = 1; line <= 100_000; line += 997)
    expect(register.firstLine(`id-${line}`, line + 1)).toBe(line);
});
