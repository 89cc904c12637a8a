/** Which questions are listed. A form like any other: nothing moves until it is sent, and Enter sends it. */
import type { CuratedList } from '../../pipeline/desk/curate-records.ts';

interface FiltersProps {
  readonly list: CuratedList;
  readonly chosen: URLSearchParams;
  readonly choose: (next: URLSearchParams) => void;
}

const DECISIONS = ['undecided', 'decided', 'keep', 'fix', 'add alias', 'dispute', 'drop'];

export function CurateFilters({ list, chosen, choose }: FiltersProps) {
  const value = (name: string) => chosen.get(name) ?? '';
  const send = (event: Event) => {
    event.preventDefault();
    const next = new URLSearchParams();
    for (const [name, given] of new FormData(event.currentTarget as HTMLFormElement))
      if (typeof given === 'string' && given !== '') next.set(name, given);
    choose(next);
  };
  const option = (name: string, of: string, text: string) => (
    <option key={name} value={name} selected={value(of) === name}>
      {text}
    </option>
  );
  return (
    <form class="filters" onSubmit={send}>
      <label>
        Questions
        <select name="list">
          {option('', 'list', 'to look at first')}
          {option('all', 'list', `all (${list.questions})`)}
          {list.troubles.map(({ name, found }) =>
            option(name, 'list', `${name.replaceAll('-', ' ')} (${found})`),
          )}
        </select>
      </label>
      <label>
        Lint
        <select name="lint">
          {option('', 'lint', 'any or none')}
          {option('any', 'lint', 'some finding')}
          {list.rules.map(({ name, severity, found }) =>
            option(name, 'lint', `${name}, ${severity} (${found})`),
          )}
        </select>
      </label>
      <label>
        Decision
        <select name="decision">
          {option('', 'decision', 'any or none')}
          {DECISIONS.map((name) => option(name, 'decision', name))}
        </select>
      </label>
      <label>
        Words
        <input name="text" type="search" value={value('text')} placeholder="in question, gold, answers" />
      </label>
      <span class="tick">
        <button type="submit">Show</button>{' '}
        <button type="button" onClick={() => choose(new URLSearchParams())}>
          Clear
        </button>
      </span>
    </form>
  );
}
