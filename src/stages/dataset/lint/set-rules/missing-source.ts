/**
 * Questions without a source. A set without any says so once: a thousand findings of the same thing hide the rest.
 */
import type { SetFinding, SetRule } from '../lint-rule.ts';

export const missingSource: SetRule = {
  name: 'missing-source',
  severity: 'note',
  finds: 'a question whose answer cannot be looked up: no source',
  remedy: 'Cite where the answer stands; a dispute about a gold is settled there or nowhere.',
  open() {
    const without: number[] = [];
    let seen = 0;
    return {
      see({ question }, at) {
        if (question.kind !== 'answerable') return;
        seen += 1;
        if (question.source.length === 0) without.push(at);
      },
      end: (): Iterable<SetFinding> =>
        without.length > 0 && without.length === seen
          ? [
              {
                at: without[0]!,
                message: seen === 1 ? 'no source' : `none of the ${seen} answerable questions has a source`,
                questions: seen,
              },
            ]
          : without.map((at) => ({ at, message: 'no source' })),
    };
  },
};
