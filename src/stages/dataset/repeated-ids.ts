/**
 * Ids of questions whose file has none are made from their content, so a row that is repeated would meet its own id: it
 * gets a number behind it and stays a question of its own, for finding repeats is what lint and dedupe are for.
 */
import type { IdRegister } from '../../rows/id-register.ts';

/** Gives the next free id after one that is taken, `95599bdaaf2c-2`, and enters it in the register. */
export function repeatedIds(register: IdRegister): (id: string, line: number) => string {
  const given = new Map<string, number>();
  return (id, line) => {
    for (let number = (given.get(id) ?? 1) + 1; ; number += 1) {
      const next = `${id}-${number}`;
      if (register.firstLine(next, line) !== null) continue;
      given.set(id, number);
      return next;
    }
  };
}
