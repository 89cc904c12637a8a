/**
 * Tidying up after a failure. A disk that was full for the work is full for the tidying too: what fails here is told and
 * never takes the place of the first cause.
 */

/** @param told gets the words of what failed. */
export async function cleanUp(work: () => Promise<unknown>, told: (why: string) => void): Promise<void> {
  try {
    await work();
  } catch (error) {
    told(error instanceof Error ? error.message : String(error));
  }
}
