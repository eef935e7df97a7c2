/** Where the uncertainty of an output comes from: what the services sample, with the figures, measures and sources behind it. */

import {html, nothing} from 'lit';
import {number, percent, provisionName} from '../format';
import type {Lineage, Traced} from '../types';
import {cited, grade, range} from './cited';

const SHOWN = 8;

export function originsCard({origins, result}: Lineage) {
  return html`<div class="card">
    <h2>Who says so</h2>
    ${origins.length === 0 ? html`<p class="empty">Nothing that is sampled stands out.</p>` : nothing}
    ${origins.slice(0, SHOWN).map(origin)}
    <p>All that is sampled explains ${percent(result.explained.fraction)} of the variance one by one; the rest is what only several of them together explain.</p>
  </div>`;
}

function origin(each: Traced) {
  return html`<details><summary>${number(100 * each.varianceShare)} % · ${each.kind === 'PROVISION' ? provisionName(each.name) : each.description || each.name}</summary>
    <ul>
      ${each.figures.map((behind) => html`<li>${behind.figure.period}: ${range(behind.figure)} ${behind.figure.unit}, weight ${percent(behind.sourceWeight)} ${grade(behind.figure.source.grade)} ${behind.isAssumption ? 'an assumption of this project' : cited(behind.figure.source)}</li>`)}
      ${each.figureCount > each.figures.length ? html`<li>${each.figureCount - each.figures.length} figures more</li>` : nothing}
      ${each.measure ? html`<li>${each.measure.title}, announced ${each.measure.announced}. ${each.measure.reason}</li>${each.measure.references.map((source) => html`<li>${cited(source)}, ${source.published}, ${grade(source.grade)}</li>`)}` : nothing}
      ${each.loaded.length > 0 ? html`<li>Shared by ${each.loaded.join(', ')}</li>` : nothing}
    </ul>
  </details>`;
}
