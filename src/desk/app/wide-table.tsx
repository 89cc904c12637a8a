/** A table that scrolls sideways where it is wider than the page, by the arrow keys, too; heads of numbers stand above them. */
import type { ComponentChildren } from 'preact';

/** Words of a column, or `number` of one that holds numbers. */
type Head = string | { readonly number: string };

interface TableProps {
  /** Id of the heading above. */
  readonly labelledBy: string;
  readonly heads: readonly Head[];
  readonly kind?: string;
  /** Bodies with their rows. */
  readonly children: ComponentChildren;
}

export function WideTable({ labelledBy, heads, kind, children }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by the arrow keys.
    <section class="scroll" tabIndex={0} aria-labelledby={labelledBy}>
      <table class={kind}>
        <thead>
          <tr>
            {heads.map((head) =>
              typeof head === 'string' ? (
                <th key={head} scope="col">
                  {head}
                </th>
              ) : (
                <th key={head.number} scope="col" class="number">
                  {head.number}
                </th>
              ),
            )}
          </tr>
        </thead>
        {children}
      </table>
    </section>
  );
}
