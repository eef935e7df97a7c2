/** Who says so, how sure that is, and what exactly a figure states. */

import {html} from 'lit';
import {number} from '../format';
import type {Source} from '../types';

const GRADES: Record<string, string> = {A: 'official document or filing', B: 'named analyst', C: 'press, anonymous sources', D: 'rumour, or an assumption of this project'};

export function range({low, central, high}: {low: number | null; central: number | null; high: number | null}): string {
  const interval = low !== null && high !== null ? `${number(low)} to ${number(high)}` : low !== null ? `at least ${number(low)}` : high !== null ? `at most ${number(high)}` : '';
  return central === null ? interval : number(central) + (interval && low !== high ? ` (${interval})` : '');
}

export function grade(letter: string) {
  return html`<span class="grade" data-grade=${letter} title=${GRADES[letter] ?? ''}>${letter}</span>`;
}

export function cited(source: Source) {
  const title = source.title || source.publisher;
  const isWeb = /^https?:\/\//.test(source.url);
  return html`${source.publisher}<small>${isWeb ? html`<a href=${source.url} rel="noopener noreferrer" target="_blank">${title}</a>` : title}</small>`;
}
