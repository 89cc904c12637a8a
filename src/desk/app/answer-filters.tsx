/** What to look for among the answers. A form like any other: nothing moves until it is sent, and Enter sends it. */
import type { FieldValue } from '../../core/browsing.ts';
import { useRecord } from './use-record.ts';

const OUTCOMES = ['correct', 'incorrect', 'refused', 'ungraded', 'failed'];

/** Between reasons of which one must hold. */
const OR = / or /;

interface FiltersProps {
  readonly path: string;
  readonly respondents: readonly { readonly id: string; readonly label: string }[];
  readonly chosen: URLSearchParams;
  readonly choose: (next: URLSearchParams) => void;
}

export function AnswerFilters({ path, respondents, chosen, choose }: FiltersProps) {
  const names = new Map(respondents.map(({ id, label }) => [id, label]));
  const ids = [...names.keys()];
  const fields = useRecord<readonly FieldValue[]>(`${path}/fields`);
  const send = (event: Event) => {
    event.preventDefault();
    const next = new URLSearchParams();
    for (const [name, value] of new FormData(event.currentTarget as HTMLFormElement)) {
      if (typeof value !== 'string' || value === '') continue;
      if (name === 'slice') {
        const [by, ...rest] = value.split('=');
        next.append('by', by!);
        next.append('value', rest.join('='));
      } else if (name === 'reason') for (const one of value.split(OR)) next.append(name, one);
      else next.set(name, value);
    }
    choose(next);
  };
  const value = (name: string) => chosen.get(name) ?? '';
  const values = chosen.getAll('value');
  const slices = chosen.getAll('by').map((by, at) => `${by}=${values[at] ?? ''}`);
  const field = slices.find((one) => fields.value?.some(({ by, value: of }) => `${by}=${of}` === one));
  const groups = [...new Set(fields.value?.map(({ by }) => by))];
  const rest = ['grader', 'confidence', 'pass', 'rated'].filter((name) => chosen.has(name));
  return (
    <form class="filters" onSubmit={send}>
      <Choice name="outcome" label="Outcome" options={OUTCOMES} chosen={value('outcome')} />
      <Choice name="model" label="Respondent" options={ids} names={names} chosen={value('model')} />
      <Choice
        name="besideOutcome"
        label="while the other is"
        options={OUTCOMES}
        chosen={value('besideOutcome')}
      />
      <Choice name="beside" label="Other respondent" options={ids} names={names} chosen={value('beside')} />
      {(fields.value?.length ?? 0) > 0 && (
        <label>
          Slice
          <select name="slice">
            <option value="">any</option>
            {groups.map((by) => (
              <optgroup key={by} label={by}>
                {fields.value
                  ?.filter((one) => one.by === by)
                  .map((one) => (
                    <option
                      key={one.value}
                      value={`${by}=${one.value}`}
                      selected={field === `${by}=${one.value}`}
                    >
                      {one.value} ({one.questions})
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </label>
      )}
      <label>
        Reason
        <input
          name="reason"
          value={chosen.getAll('reason').join(' or ')}
          placeholder="unknown, contested, timeout …"
        />
      </label>
      <label>
        Words
        <input name="text" type="search" value={value('text')} placeholder="in question, reference, answer" />
      </label>
      <label class="tick">
        <input type="checkbox" name="disagreement" value="true" checked={value('disagreement') === 'true'} />
        graders disagree
      </label>
      {slices
        .filter((one) => one !== field)
        .map((one) => (
          <label key={one}>
            {one.split('=')[0]!.replace('-', ' ')}
            <input name="slice" value={one} />
          </label>
        ))}
      {rest.map((name) => (
        <label key={name}>
          {name}
          <input name={name} value={value(name)} />
        </label>
      ))}
      <span class="tick">
        <button type="submit">Show</button>{' '}
        <button type="button" onClick={() => choose(new URLSearchParams())}>
          Clear
        </button>
      </span>
    </form>
  );
}

function Choice(props: {
  readonly name: string;
  readonly label: string;
  readonly options: readonly string[];
  /** How options are called, where not by themselves. */
  readonly names?: ReadonlyMap<string, string>;
  readonly chosen: string;
}) {
  const { name, label, options, names, chosen } = props;
  const all = chosen === '' || options.includes(chosen) ? options : [...options, chosen];
  return (
    <label>
      {label}
      <select name={name}>
        <option value="">any</option>
        {all.map((option) => (
          <option key={option} value={option} selected={option === chosen}>
            {names?.get(option) ?? option}
          </option>
        ))}
      </select>
    </label>
  );
}
