/**
 * Questions of a chunk. Large enough that asking is most of the work, small enough that a lost worker's chunk is soon asked by
 * another and that the last chunks end together.
 */
const [FEWEST_ASKINGS, MOST_ASKINGS] = [20, 500];
/** Of a run, so that as many workers find work. */
const CHUNKS = 64;
/** They are counted with every beat of every worker. */
const MOST_CHUNKS = 20_000;

/** @param planned - askings of the run @param perQuestion - askings of each of its questions */
export function chunkSize(planned: number, perQuestion: number): number {
  const even = Math.min(MOST_ASKINGS, Math.max(FEWEST_ASKINGS, planned / CHUNKS));
  const askings = Math.max(even, planned / MOST_CHUNKS);
  return Math.max(1, Math.round(askings / perQuestion));
}
