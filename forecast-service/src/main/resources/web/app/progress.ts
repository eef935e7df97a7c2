/** How far a run is. */

import {html} from 'lit';
import {post} from './api';
import {number} from './format';
import type {Run} from './types';

export function progressBar({forecast}: Run) {
  const seconds = forecast.estimatedEnd ? Math.max(1, Math.round((Date.parse(forecast.estimatedEnd) - Date.now()) / 1000)) : 0;
  return html`<span class="progress" role="status">
    <progress max=${forecast.usedDrawCount} value=${forecast.doneDrawCount} aria-label="Draws done"></progress>
    ${number(forecast.doneDrawCount)} of ${number(forecast.usedDrawCount)} draws${seconds ? `, ready in about ${seconds} s` : ''}
    <button type="button" class="quiet" @click=${() => post('/api/runs/' + forecast.id + '/cancel', {})}>Cancel</button>
  </span>`;
}
