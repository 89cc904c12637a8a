/** Sliders that weigh the parts of the question set as a reader's own questions do. */
import type { PageData } from '../page-data.ts';
import { element } from './element.ts';

/** `changed` is given the weights, or null while they are those of the questions asked. */
export function mixControls(data: PageData, changed: (weights: number[] | null) => void): HTMLElement {
  const sliders = data.parts.map((part, place) =>
    element('input', {
      type: 'range',
      min: '0',
      max: '100',
      step: '1',
      value: String(Math.round(part.share * 100)),
      id: `mix-${place}`,
    }),
  );
  const outputs = data.parts.map((_, place) => element('output', { for: `mix-${place}` }));
  const asAsked = sliders.map((slider) => slider.value).join();
  const tell = () => {
    const values = sliders.map((slider) => Number(slider.value));
    const total = values.reduce((sum, value) => sum + value, 0);
    for (const [place, value] of values.entries())
      outputs[place]!.textContent = total === 0 ? '–' : `${Math.round((value / total) * 100)}%`;
    changed(values.join() === asAsked ? null : values);
  };
  const reset = element('button', { type: 'button' }, 'As asked');
  reset.addEventListener('click', () => {
    for (const [place, part] of data.parts.entries())
      sliders[place]!.value = String(Math.round(part.share * 100));
    tell();
  });
  for (const slider of sliders) slider.addEventListener('input', tell);
  const body = element(
    'details',
    { class: 'mix' },
    element('summary', {}, 'My questions are a different mix'),
  );
  for (const [place, part] of data.parts.entries()) {
    body.append(
      element(
        'div',
        { class: 'mix-row' },
        element('label', { for: `mix-${place}` }, part.name),
        sliders[place]!,
        outputs[place]!,
      ),
    );
  }
  body.append(reset);
  queueMicrotask(tell);
  return body;
}
