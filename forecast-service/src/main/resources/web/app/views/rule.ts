/** One rule with its switch and sliders. */

import {html} from 'lit';
import type {Change} from '../case';
import {number, percent, words} from '../format';
import type {Provision} from '../types';

export function rule(provision: Provision, changed: Change | undefined, set: (part: Partial<Change>) => void) {
  const enabled = changed?.enabled ?? true;
  const probability = changed?.probability ?? provision.probability;
  const strength = changed?.strength?.central ?? provision.strength.central;
  const delay = changed?.delayQuarters ?? 0;
  const start = changed?.effectiveFrom?.central ?? provision.starts.central;
  const value = (event: Event) => Number((event.target as HTMLInputElement).value);
  const name = words(provision.name);
  return html`<div class="rule" ?data-changed=${changed !== undefined}>
    <input class="switch" type="checkbox" role="switch" name=${provision.name} .checked=${enabled} aria-label="${provision.measure}: ${name}"
      @change=${(event: Event) => set({enabled: (event.target as HTMLInputElement).checked ? undefined : false})} />
    <details>
    <summary class="title">${provision.measure}<small>${name} · ${words(provision.status).toLowerCase()} · ${words(provision.effect).toLowerCase()}</small></summary>
    <div class="knobs">
      <label class="slider"><span>Probability that it takes effect <output>${percent(probability)}</output></span>
        <input type="range" min="0" max="1" step="0.05" .value=${String(probability)} ?disabled=${!enabled} @input=${(event: Event) => set({probability: value(event)})} /></label>
      <label class="slider"><span>Strength <output>${percent(strength)}</output></span>
        <input type="range" min="0" max="1" step="0.05" .value=${String(strength)} ?disabled=${!enabled}
          @input=${(event: Event) => set({strength: {low: value(event), central: value(event), high: value(event)}})} /></label>
      <label class="slider"><span>Starts later by <output>${number(delay)} quarters</output></span>
        <input type="range" min="0" max="12" step="1" .value=${String(delay)} ?disabled=${!enabled}
          @input=${(event: Event) => set({delayQuarters: value(event) || undefined, effectiveFrom: undefined})} /></label>
      <label class="slider"><span>Or starts on</span>
        <input type="date" .value=${start} min="2019-01-01" max="2035-12-31" ?disabled=${!enabled}
          @change=${(event: Event) => { const day = (event.target as HTMLInputElement).value; if (day) set({effectiveFrom: {low: day, central: day, high: day}, delayQuarters: undefined}); }} /></label>
      <p class="note">${provision.reason}</p>
    </div>
    </details>
  </div>`;
}
