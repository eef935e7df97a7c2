/** Runs: the list, two side by side, how to cite one, and its numbers as a file. */

import {html, nothing} from 'lit';
import {get} from '../api';
import {axes, inWords, tip, valueAxis} from '../fan';
import {csv, date, download, number, percent, words} from '../format';
import {fade, palette} from '../palette';
import type {Quarter, Run} from '../types';
import {View} from '../view';

class Runs extends View {
  static properties = {...View.properties, runs: {attribute: false}, pair: {state: true}, copied: {state: true}};
  declare runs: Run[];
  declare pair: Run[];
  declare copied: string;
  private loaded = '';

  constructor() {
    super();
    this.pair = [];
    this.copied = '';
  }

  private get chosen(): string[] {
    return ['first', 'second'].map((name) => this.link.get(name)).filter((id): id is string => id !== null);
  }

  updated() {
    const key = this.chosen.join();
    if (this.chosen.length === 2 && this.loaded !== key) {
      this.loaded = key;
      void this.work('Reading both runs …', async (signal) => {
        this.pair = await Promise.all(this.chosen.map((id) => get<Run>('/api/runs/' + encodeURIComponent(id), signal)));
      });
    } else if (this.chosen.length < 2 && this.pair.length) {
      this.loaded = '';
      this.pair = [];
    }
  }

  private toggle(id: string, on: boolean) {
    const next = on ? [...this.chosen, id].slice(-2) : this.chosen.filter((each) => each !== id);
    this.remember({first: next[0], second: next[1]});
    this.requestUpdate();
  }

  render() {
    return html`<h1>Runs</h1>
      <p class="lead">Choose two to compare them. A citation id names spec, data and models: two runs with the same id have the same numbers.</p>
      ${this.status()} ${this.pair.length === 2 ? this.compared(this.pair[0], this.pair[1]) : nothing}
      ${this.runs.length === 0
        ? html`<p class="empty">No run is stored yet. An analyst can start one above.</p>`
        : html`<div class="card scroll" tabindex="0" role="region" aria-label="Stored runs"><table>
            <thead><tr><th scope="col">Compare</th><th scope="col">Run</th><th scope="col">Scenario</th><th scope="col">Data as of</th><th scope="col">Draws</th><th scope="col">Seed</th><th scope="col">Created (UTC)</th><th scope="col">State</th><th scope="col">Cite and export</th></tr></thead>
            <tbody>${this.runs.map((run) => this.row(run))}</tbody>
          </table></div>`}
      <p class="status" role="status">${this.copied}</p>`;
  }

  private row(run: Run) {
    const {id, spec, state, usedDrawCount, createdAt, failure} = run.forecast;
    const done = state === 'SUCCEEDED';
    return html`<tr>
      <td><input type="checkbox" aria-label="Compare ${id}" .checked=${this.chosen.includes(id)} ?disabled=${!done} @change=${(event: Event) => this.toggle(id, (event.target as HTMLInputElement).checked)} /></td>
      <td>${done ? html`<a href="#/outlook?run=${id}"><code>${id}</code></a>` : html`<code>${id}</code>`}</td>
      <td>${words(spec.scenario)}</td><td class="number">${spec.vintage.asOf}</td><td class="number">${number(usedDrawCount)}</td><td class="number">${run.seed}</td>
      <td class="number">${date(createdAt)}</td><td>${words(state)}${failure ? html`<small>${failure.message}</small>` : nothing}</td>
      <td>${done ? html`<button type="button" class="quiet" @click=${() => this.cite(run)}>Cite</button> <button type="button" class="quiet" @click=${() => this.export(id)}>CSV</button>` : nothing}</td>
    </tr>`;
  }

  private cite(run: Run) {
    const {spec, usedDrawCount} = run.forecast;
    const text = `Chipgap forecast ${run.citation}: scenario ${spec.scenario}, data as of ${spec.vintage.asOf}, ${usedDrawCount} draws, seed ${run.seed}.`;
    void navigator.clipboard.writeText(text).then(
      () => (this.copied = 'Copied: ' + text),
      () => (this.copied = text),
    );
  }

  private async export(id: string) {
    await this.work('Reading the run …', async (signal) => {
      const run = await get<Run>('/api/runs/' + id, signal);
      download(`chipgap-${id}.csv`, new Blob([everything(run)], {type: 'text/csv'}));
    });
  }

  private compared(first: Run, second: Run) {
    const other = new Map(second.forecast.result!.quarters.map((each) => [each.quarter, each]));
    const both = first.forecast.result!.quarters.filter((each) => other.has(each.quarter)).map((each): [Quarter, Quarter] => [each, other.get(each.quarter)!]);
    if (both.length === 0) {
      return html`<p class="problem" role="alert">These two runs have no quarter in common.</p>`;
    }
    const names = both.map(([each]) => each.quarter);
    const title = (run: Run) => `${words(run.forecast.spec.scenario)}, ${run.forecast.spec.vintage.asOf}, seed ${run.seed}`;
    const last = both[both.length - 1];
    return html`<div class="card">
      <p>In ${last[0].quarter} P(shortage) is <strong>${percent(last[0].total.shortageProbability)}</strong> in the first run and <strong>${percent(last[1].total.shortageProbability)}</strong> in the second.</p>
      <chipgap-chart heading="Median shortfall of both runs" unit="thousand H100e a quarter, with 90 % intervals" file="chipgap-two-runs" height="320"
        .option=${() => {
          const colours = palette();
          const hidden = {type: 'line', symbol: 'none', silent: true, lineStyle: {opacity: 0}, stackStrategy: 'all', tooltip: {show: false}};
          const drawn = (at: 0 | 1, hue: string, dash: string) => [
            {name: title([first, second][at]), type: 'line', symbol: at ? 'diamond' : 'circle', lineStyle: {color: hue, type: dash, width: 2.2}, itemStyle: {color: hue}, data: both.map((pair) => pair[at].total.shortfall.quantiles[2] / 1000)},
            {...hidden, stack: 'band' + at, data: both.map((pair) => pair[at].total.shortfall.quantiles[0] / 1000)},
            {...hidden, stack: 'band' + at, areaStyle: {color: fade(hue, 0.14), opacity: 1}, data: both.map((pair) => (pair[at].total.shortfall.quantiles[4] - pair[at].total.shortfall.quantiles[0]) / 1000)},
          ];
          return {
            ...axes(names), grid: {left: 58, right: 14, top: 40, bottom: 26}, yAxis: valueAxis(''),
            legend: {top: 0, left: 0, textStyle: {color: colours.text}, data: [title(first), title(second)]},
            tooltip: tip((index) => `${names[index]}\nFirst run\n${inWords(both[index][0].total.shortfall, 1000, 'thousand H100e')}\nSecond run\n${inWords(both[index][1].total.shortfall, 1000, 'thousand H100e')}`),
            series: [...drawn(0, colours.main, 'solid'), ...drawn(1, colours.other, 'dashed')],
          };
        }}
        .data=${{columns: ['quarter', 'first_q05', 'first_median', 'first_q95', 'second_q05', 'second_median', 'second_q95', 'first_shortage', 'second_shortage'], rows: both.map(([one, two]) => [one.quarter, ...[0, 2, 4].map((at) => one.total.shortfall.quantiles[at]), ...[0, 2, 4].map((at) => two.total.shortfall.quantiles[at]), one.total.shortageProbability, two.total.shortageProbability])}}
      ></chipgap-chart>
      <p class="note">These are two separate runs. For a difference draw by draw, which is much sharper, use What if or <code>chipgap forecast compare</code>.</p>
    </div>`;
  }
}

/** All quantiles of all segments, one line a quarter and segment. */
function everything(run: Run): string {
  const rows = run.forecast.result!.quarters.flatMap((quarter) =>
    [quarter.total, ...quarter.segments].flatMap((want) =>
      (['demand', 'shortfall', 'fillRate'] as const).map((what) => [quarter.quarter, want.segment, what, ...want[what].quantiles, want[what].mean, want[what].standardError, want.shortageProbability]),
    ),
  );
  return csv(['quarter', 'segment', 'what', 'q05', 'q25', 'median', 'q75', 'q95', 'mean', 'standard_error', 'shortage_probability'], rows);
}

customElements.define('chipgap-runs', Runs);
