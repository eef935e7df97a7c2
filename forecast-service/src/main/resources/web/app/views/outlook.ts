/** How short, quarter by quarter, and which rules act meanwhile. */

import {html, nothing} from 'lit';
import {get} from '../api';
import {before} from '../case';
import {chances, fan, timeline} from '../fan';
import {number, percent, provisionName, words} from '../format';
import {MEASURES, observed, points, table, want} from '../measures';
import type {Row, Timeline} from '../types';
import {View} from '../view';

const WHAT: [string, string][] = [['shortfall', 'Shortfall'], ['fill', 'Share served'], ['demand', 'Demand'], ['supply', 'Supply']];
const ROW_HEIGHT = 34;

class Outlook extends View {
  static properties = {...View.properties, rules: {state: true}};
  declare rules?: Timeline;
  private rulesOf = '';

  updated() {
    const {spec, id} = this.run.forecast;
    if (this.rulesOf !== id) {
      this.rulesOf = id;
      const asked = new URLSearchParams({scenario: spec.scenario, asOf: spec.vintage.asOf, from: spec.horizon.start, to: before(spec.horizon.end)});
      void this.work('Reading the rules …', async (signal) => {
        this.rules = await get<Timeline>('/api/policy/timeline?' + asked, signal);
      });
    }
  }

  private chosen() {
    const what = this.link.get('what') ?? 'shortfall';
    const unit = this.link.get('measure') ?? 'H100e';
    const segment = this.link.get('segment') ?? 'all';
    const quarters = this.run.forecast.result!.quarters;
    const known = segment === 'all' || [...quarters[0].segments, ...(quarters[0].workloads ?? [])].some((each) => each.segment === segment);
    const measure = MEASURES[what]?.[unit] ?? MEASURES[what]?.H100e ?? MEASURES.shortfall.H100e;
    return {what, unit, segment: known ? segment : 'all', measure, quarters, strange: !known || !(what in MEASURES) || !['H100e', 'chips', 'USD'].includes(unit)};
  }

  private set(name: string, value: string, usual: string) {
    this.remember({[name]: value === usual ? undefined : value});
    this.requestUpdate();
  }

  render() {
    const {what, unit, segment, measure, quarters, strange} = this.chosen();
    const shown = points(quarters, measure, segment);
    const units = Object.keys(MEASURES[what] ?? MEASURES.shortfall);
    const names = quarters.map((quarter) => quarter.quarter);
    const wants = quarters.map((quarter) => want(quarter, segment));
    const past = observed(quarters);
    return html`<h1>Outlook</h1>
      <p class="lead">${this.lead()}</p>
      ${strange ? html`<p class="problem" role="alert">The link asks for something that this run does not have; the nearest thing is shown.</p>` : nothing}
      <div class="choices">
        ${this.choice('Show', WHAT, what, 'what', 'shortfall')}
        ${this.choice('In', units.map((each) => [each, each === 'H100e' && what === 'fill' ? 'percent' : each]), unit, 'measure', 'H100e')}
        <label>For
          <select @change=${(event: Event) => this.set('segment', (event.target as HTMLSelectElement).value, 'all')}>
            <option value="all" ?selected=${segment === 'all'}>All segments</option>
            <optgroup label="Segments">${quarters[0].segments.map((each) => html`<option value=${each.segment} ?selected=${segment === each.segment}>${words(each.segment)}</option>`)}</optgroup>
            <optgroup label="Work">${(quarters[0].workloads ?? []).map((each) => html`<option value=${each.segment} ?selected=${segment === each.segment}>${words(each.segment)}</option>`)}</optgroup>
          </select>
        </label>
      </div>
      <div class="card">
        ${shown === null
          ? html`<p class="empty">This run has ${measure.title.toLowerCase()} ${unit === 'H100e' ? 'for all segments together only' : `in ${unit} for all segments together only, or its prices are not published`}. Choose H100e, or all segments.</p>`
          : html`<chipgap-chart
              heading=${measure.title} unit="${measure.unit}: median, 50 % and 90 % interval" file="chipgap-${what}" height="340"
              .option=${() => fan({points: shown, per: measure.per, unit: measure.unit, past, max: measure.max})} .data=${table(shown, unit)}
              @point=${this.follow}
            ></chipgap-chart>`}
        <chipgap-chart
          heading="Probability of a shortage" unit="percent of draws with any shortfall" file="chipgap-shortage-probability" height="150"
          .option=${() => chances(names, wants.map((each) => each.shortageProbability), wants.map((each) => each.shortageProbabilityError), 'P(shortage)')}
          .data=${{columns: ['quarter', 'probability', 'standard_error'], rows: wants.map((each, index) => [names[index], each.shortageProbability, each.shortageProbabilityError ?? ''])}}
          @point=${this.follow}
        ></chipgap-chart>
        ${this.policy(names)}
      </div>
      <p class="note">Click a point (or move to it with the arrow keys and press Enter) to see the figures and sources behind that quarter.</p>
      ${this.status()}`;
  }

  private lead() {
    const quarters = this.run.forecast.result!.quarters;
    const last = quarters[quarters.length - 1];
    const first = quarters.find((quarter) => quarter.total.shortageProbability >= 0.5);
    const [low, , median, , high] = last.total.shortfall.quantiles.map((value) => number(value / 1000));
    return html`In ${last.quarter} demand goes unserved with a probability of <strong>${percent(last.total.shortageProbability)}</strong>; the median shortfall is
      <strong>${median} thousand H100e</strong>, with a 90 % interval from ${low} to ${high} thousand.
      ${first ? html`A shortage is more likely than not from <strong>${first.quarter}</strong> on.` : 'In no quarter is a shortage more likely than not.'}`;
  }

  private choice(title: string, all: [string, string][] | string[][], chosen: string, name: string, usual: string) {
    return html`<fieldset class="segmented">
      <legend>${title}</legend>
      ${all.map(
        ([value, label]) => html`<label>
          <input type="radio" name=${name} .checked=${value === chosen} @change=${() => this.set(name, value, usual)} /><span>${label}</span>
        </label>`,
      )}
    </fieldset>`;
  }

  private policy(quarters: string[]) {
    if (!this.rules) {
      return nothing;
    }
    const rows = this.rules.provisions.filter((row) => Math.max(...row.strengths) > 0.02);
    const name = (row: Row) => (row.title ? `${row.title} · ${words(row.name).toLowerCase()}` : provisionName(row.name));
    if (rows.length === 0) {
      return html`<p class="empty">No rule is expected to act in these quarters.</p>`;
    }
    return html`<chipgap-chart
      heading="Policy timeline" unit="expected strength of each rule, same quarters: the fuller the colour, the stronger" file="chipgap-policy" height=${rows.length * ROW_HEIGHT + 30}
      .option=${() => timeline(quarters, rows, name)}
      .data=${{columns: ['provision', ...quarters], rows: rows.map((row) => [row.name, ...row.strengths])}}
      @point=${(event: CustomEvent) => {
        event.stopPropagation();
        const cell = event.detail.data as number[] | undefined;
        const row = cell ? rows[cell[1]] : undefined;
        location.hash = `#/evidence?run=${this.run.forecast.id}${row ? '&quantity=' + encodeURIComponent(row.name) : ''}`;
      }}
    ></chipgap-chart>`;
  }

  private follow(event: CustomEvent) {
    const quarter = this.run.forecast.result!.quarters[event.detail.index]?.quarter;
    if (quarter) {
      location.hash = `#/evidence?run=${this.run.forecast.id}&quarter=${quarter}`;
    }
  }
}

customElements.define('chipgap-outlook', Outlook);
