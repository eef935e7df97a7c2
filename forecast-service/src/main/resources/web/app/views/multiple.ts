/** 5×: by how much domestic output would have to grow to clear the shortage, and what the claim in the news would do. */

import {html} from 'lit';
import {ask} from '../api';
import {ofRun} from '../case';
import {tip, valueAxis} from '../fan';
import {number, percent} from '../format';
import {fade, palette} from '../palette';
import type {Multiple} from '../types';
import {View} from '../view';

const DRAWS = 2000;
const CLAIM = 5;
const GREATEST = 32;
const LEAST = 0.25;

class FiveTimes extends View {
  static properties = {...View.properties, answer: {state: true}};
  declare answer?: Multiple;
  private answered = '';

  updated() {
    if (this.isAnalyst && this.answered !== this.run.forecast.id) {
      this.answered = this.run.forecast.id;
      void this.work(`Multiplying domestic output in ${number(DRAWS)} draws …`, async (signal) => {
        this.answer = await ask<Multiple>('multiple', {...ofRun(this.run), draws: DRAWS}, signal);
      });
    }
  }

  render() {
    if (!this.isAnalyst) {
      return html`<h1>5×</h1>${this.analystsOnly('The multiple')}`;
    }
    return html`<h1>5×</h1>
      <p class="lead">
        The news claims that China will make five times as many AI chips. By how much would domestic output really have to grow, in every quarter still
        ahead, so that nobody is short?
      </p>
      ${this.status()} ${this.answer ? this.result(this.answer) : html`<p class="empty tall">The curve appears here.</p>`}`;
  }

  private result({result: {years}}: Multiple) {
    if (years.length === 0) {
      return html`<p class="empty">Every quarter of this run was over on the date of its data, so nothing is left to multiply.</p>`;
    }
    const last = years[years.length - 1];
    return html`<p class="lead">
        In <strong>${last.year}</strong> the median world needs <strong>${times(last.medianFactor)}</strong>. Five times the projected output would still leave
        ${percent(last.shortAtClaimed.fraction)} of the draws short; as projected it is ${percent(last.shortAtOne.fraction)}.
      </p>
      <div class="card">
        <chipgap-chart
          heading="Self-sufficiency multiple" unit="factor on projected domestic output with which nobody is short: median, 50 % and 90 % interval; logarithmic" file="chipgap-multiple" height="360"
          .option=${() => this.option(years)}
          .data=${{columns: ['year', 'q05', 'q25', 'median', 'q75', 'q95', 'median_standard_error', 'beyond_32', 'short_at_1', 'short_at_5'], rows: years.map((each) => [each.year, ...each.factor.quantiles, each.factor.quantileErrors?.[2] ?? '', each.beyondReach.fraction, each.shortAtOne.fraction, each.shortAtClaimed.fraction])}}
        ></chipgap-chart>
      </div>
      <div class="card scroll" tabindex="0" role="region" aria-label="Years">
        <table>
          <thead><tr><th scope="col">Year</th><th scope="col">Median factor</th><th scope="col">Short as projected</th><th scope="col">Short at 5×</th><th scope="col">Not even ${GREATEST}× is enough</th></tr></thead>
          <tbody>${years.map((each) => html`<tr><th scope="row">${each.year}${each.quarterCount < 4 ? ` (${each.quarterCount} of 4 quarters)` : ''}</th><td>${times(each.medianFactor)}</td><td>${share(each.shortAtOne)}</td><td>${share(each.shortAtClaimed)}</td><td>${share(each.beyondReach)}</td></tr>`)}</tbody>
        </table>
      </div>
      <p class="note">± is the Monte Carlo error in percentage points. A draw in which not even ${GREATEST} times clears the shortage counts as ${GREATEST}.</p>`;
  }

  private option(years: Multiple['result']['years']): Record<string, unknown> {
    const colours = palette();
    return {
      grid: {left: 58, right: 20, top: 16, bottom: 30},
      xAxis: {type: 'category', data: years.map((each) => String(each.year)), axisTick: {show: false}, axisLine: {lineStyle: {color: colours.line}}, axisLabel: {color: colours.text}},
      yAxis: {...valueAxis(''), type: 'log', logBase: 2, min: LEAST, max: GREATEST, axisLabel: {color: colours.faint, formatter: (value: number) => value + '×'}},
      tooltip: tip((index) => {
        const {year, factor, shortAtOne, shortAtClaimed} = years[index];
        const [low, lower, median, upper, high] = factor.quantiles.map(times);
        return `${year}\nMedian ${median} (± ${number(factor.quantileErrors?.[2] ?? 0)}, Monte Carlo error)\n90 % interval ${low} to ${high}\n50 % interval ${lower} to ${upper}\nShort as projected ${percent(shortAtOne.fraction)}, at 5× ${percent(shortAtClaimed.fraction)}`;
      }),
      series: [
        {
          name: 'median', type: 'line', symbol: 'circle', symbolSize: 11, lineStyle: {color: colours.main, width: 2}, itemStyle: {color: colours.main}, z: 5,
          data: years.map((each) => Math.max(LEAST, each.factor.quantiles[2])),
          markLine: {
            silent: true, symbol: 'none', data: [{yAxis: CLAIM}], lineStyle: {color: colours.warn, type: 'dashed', width: 2},
            label: {position: 'insideStartTop', color: colours.warn, fontWeight: 'bold', formatter: 'The claim in the news: 5×'},
          },
        },
        {type: 'custom', silent: true, data: years.map((each, index) => [index, each.factor.quantiles[0], each.factor.quantiles[4]]), renderItem: interval(fade(colours.main, 0.22), 34)},
        {type: 'custom', silent: true, data: years.map((each, index) => [index, each.factor.quantiles[1], each.factor.quantiles[3]]), renderItem: interval(fade(colours.main, 0.38), 34)},
      ],
    };
  }
}

function interval(fill: string, width: number) {
  return (_: unknown, api: {value(i: number): number; coord(v: number[]): number[]}) => {
    const [x, bottom] = api.coord([api.value(0), Math.max(LEAST, api.value(1))]);
    const [, top] = api.coord([api.value(0), Math.max(LEAST, api.value(2))]);
    return {type: 'rect', shape: {x: x - width / 2, y: top, width, height: Math.max(2, bottom - top), r: 3}, style: {fill}};
  };
}

function times(factor: number): string {
  return factor >= GREATEST ? `${GREATEST}× or more` : number(factor) + '×';
}

function share({fraction, standardError}: {fraction: number; standardError: number}): string {
  return `${percent(fraction)} ± ${(100 * standardError).toFixed(1)}`;
}

customElements.define('chipgap-multiple', FiveTimes);
