/** Why: where the chips of a quarter go, what stops more of them, and what the uncertainty comes from. */

import {html, nothing} from 'lit';
import {ask} from '../api';
import {ofRun, type Case} from '../case';
import {axes, tip, valueAxis} from '../fan';
import {number, percent, words} from '../format';
import {fade, palette} from '../palette';
import type {Chain, Explanation, Flows, Lineage} from '../types';
import {View} from '../view';
import {chainChart} from './chain';

const DRAWS = 2000;
const BINDS: [string, string][] = [['HBM', 'Memory (HBM)'], ['PACKAGING', 'Packaging'], ['FOUNDRY', 'Good dies (foundry)'], ['NONE', 'Published deliveries, nothing binds']];
const NOT_SERVED = 'Not served';
const KEPT = 'Left over for later';

class Why extends View {
  static properties = {...View.properties, flows: {state: true}, chain: {state: true}, explanation: {state: true}, lineage: {state: true}};
  declare flows?: Flows;
  declare chain?: Chain;
  declare explanation?: Explanation;
  declare lineage?: Lineage;
  private answered = '';

  private get quarters(): string[] {
    return this.run.forecast.result!.quarters.map((each) => each.quarter);
  }

  private get quarter(): string {
    const asked = this.link.get('quarter') ?? '';
    return this.quarters.includes(asked) ? asked : this.quarters[this.quarters.length - 1];
  }

  updated() {
    const key = this.run.forecast.id + this.quarter;
    if (this.isAnalyst && this.answered !== key) {
      const sameRun = this.answered.startsWith(this.run.forecast.id);
      this.answered = key;
      const asked: Case = {...ofRun(this.run), draws: DRAWS};
      const question = {asked, quarter: this.quarter};
      void this.work(`Asking why, with ${number(DRAWS)} draws …`, async (signal) => {
        this.chain = await ask<Chain>('chain', question, signal);
        this.flows = await ask<Flows>('flows', question, signal);
        this.lineage = await ask<Lineage>('lineage', question, signal);
        if (!sameRun) {
          this.explanation = await ask<Explanation>('explain', asked, signal);
        }
      });
    }
  }

  render() {
    if (!this.isAnalyst) {
      return html`<h1>Why</h1>${this.analystsOnly('Why chips are short')}`;
    }
    return html`<h1>Why</h1>
      <div class="choices">
        <label>Quarter
          <select @change=${(event: Event) => { this.remember({quarter: (event.target as HTMLSelectElement).value}); this.requestUpdate(); }}>
            ${this.quarters.map((each) => html`<option ?selected=${each === this.quarter}>${each}</option>`)}
          </select>
        </label>
      </div>
      ${this.status()}
      <div class="card">${this.chain ? chainChart(this.chain) : html`<p class="empty tall">What passes from wafer to chip appears here.</p>`}</div>
      <div class="card">${this.flows ? this.sankey(this.flows) : html`<p class="empty tall">The flow of chips appears here.</p>`}</div>
      <div class="pair">
        <div class="card">${this.explanation ? this.clock(this.explanation) : html`<p class="empty tall">What stops one more chip appears here.</p>`}</div>
        <div class="card">${this.lineage ? this.drivers(this.lineage) : html`<p class="empty tall">What the uncertainty comes from appears here.</p>`}</div>
      </div>`;
  }

  private sankey({result}: Flows) {
    const flows = [
      ...result.served.map((each) => ({source: words(each.pathway), target: words(each.segment), spread: each.h100e})),
      ...result.left.map((each) => ({source: words(each.pathway), target: KEPT, spread: each.h100e})),
      ...result.unmet.map((each) => ({source: NOT_SERVED, target: words(each.segment), spread: each.h100e})),
    ];
    const total = flows.reduce((sum, each) => sum + each.spread.mean, 0);
    const drawn = flows.filter((each) => each.spread.mean > total / 2000);
    return html`<chipgap-chart
      heading="From pathway to buyer, ${result.quarter}" unit="mean thousand H100e: what each segment wants, and what serves it" file="chipgap-flow-${result.quarter}" height="380"
      .option=${() => this.sankeyOption(drawn)}
      .data=${{columns: ['from', 'to', 'mean_h100e', 'standard_error', 'q05', 'q95'], rows: flows.map((each) => [each.source, each.target, each.spread.mean, each.spread.standardError, each.spread.quantiles[0], each.spread.quantiles[4]])}}
    ></chipgap-chart>`;
  }

  private sankeyOption(flows: {source: string; target: string; spread: {mean: number; standardError: number; quantiles: number[]}}[]): Record<string, unknown> {
    const colours = palette();
    const names = [...new Set(flows.flatMap((each) => [each.source, each.target]))];
    const sources = [...new Set(flows.map((each) => each.source))];
    const colour = (name: string) => (name === NOT_SERVED ? colours.warn : name === KEPT ? colours.faint : sources.includes(name) ? colours.series[sources.indexOf(name) % 5] : colours.faint);
    return {
      tooltip: {
        renderMode: 'richText', confine: true, backgroundColor: colours.page, borderColor: colours.line, textStyle: {color: colours.text},
        formatter: (point: {dataType: string; name: string; value: number; data: {source: string; target: string; low: number; high: number; error: number}}) =>
          point.dataType === 'node'
            ? `${point.name}\nMean ${number(point.value)} thousand H100e`
            : `${point.data.source} → ${point.data.target}\nMean ${number(point.value)} thousand H100e (± ${number(point.data.error)}, Monte Carlo error)\n90 % interval ${number(point.data.low)} to ${number(point.data.high)}`,
      },
      series: [{
        type: 'sankey', left: 8, right: 150, top: 8, bottom: 8, nodeWidth: 12, nodeGap: 12, draggable: false,
        emphasis: {focus: 'adjacency'},
        label: {color: colours.text, formatter: (point: {name: string; value: number}) => `${point.name}  ${number(point.value)}`},
        data: names.map((name) => ({name, itemStyle: {color: colour(name), borderWidth: 0}})),
        links: flows.map((each) => ({
          source: each.source, target: each.target, value: each.spread.mean / 1000, error: each.spread.standardError / 1000,
          low: each.spread.quantiles[0] / 1000, high: each.spread.quantiles[4] / 1000, lineStyle: {color: colour(each.source), opacity: 0.35},
        })),
      }],
    };
  }

  private clock({result}: Explanation) {
    const quarters = result.quarters.map((each) => each.quarter);
    const share = (index: number, name: string) => result.quarters[index].constraints[name]?.fraction ?? 0;
    return html`<chipgap-chart
      heading="Bottleneck clock" unit="percent of draws in which each input stops one more domestic chip" file="chipgap-clock" height="340"
      .option=${() => {
        const colours = palette();
        return {
          ...axes(quarters),
          grid: {left: 44, right: 14, top: 56, bottom: 26},
          yAxis: {...valueAxis(''), min: 0, max: 100, interval: 25},
          legend: {top: 0, left: 0, textStyle: {color: colours.text}, itemWidth: 14, itemHeight: 10},
          tooltip: tip((index) => [quarters[index], ...BINDS.map(([name, title]) => `${title}: ${percent(share(index, name))}`)].join('\n')),
          series: BINDS.map(([name, title], at) => ({
            name: title, type: 'bar', stack: 'all', barWidth: '86%', itemStyle: {color: name === 'NONE' ? fade(colours.faint, 0.35) : colours.series[at]},
            data: quarters.map((_, index) => 100 * share(index, name)),
          })),
        };
      }}
      .data=${{columns: ['quarter', ...BINDS.map(([name]) => name.toLowerCase())], rows: quarters.map((quarter, index) => [quarter, ...BINDS.map(([name]) => share(index, name))])}}
    ></chipgap-chart>`;
  }

  private drivers({result}: Lineage) {
    const top = result.inputs.filter((each) => each.varianceShare > 0).slice(0, 10);
    const title = (name: string) => words(name.replace('measures/', '').replace('/provisions/', ' · ').replace('chips/', '').replace('segments/', ''));
    return html`<chipgap-chart
      heading="What the uncertainty of the ${this.quarter} shortfall comes from" unit="percent of its variance, by input" file="chipgap-drivers-${this.quarter}" height="340"
      .option=${() => {
        const colours = palette();
        return {
          grid: {left: 16, right: 44, top: 4, bottom: 24, outerBoundsMode: 'none'},
          xAxis: {...valueAxis(''), min: 0, axisLabel: {color: colours.faint, formatter: (value: number) => value + ' %'}},
          yAxis: {type: 'category', inverse: true, data: top.map((each) => title(each.name)), axisTick: {show: false}, axisLine: {show: false}, axisLabel: {inside: true, color: colours.text, verticalAlign: 'bottom', padding: [0, 0, 7, 0], margin: 2}, z: 10},
          tooltip: tip((index) => `${title(top[index].name)}\nKnown by the ${top[index].service.toLowerCase()} service\n${number(100 * top[index].varianceShare)} % of the variance (± ${number(100 * top[index].standardError)}, Monte Carlo error)`),
          series: [{type: 'bar', barWidth: 7, label: {show: true, position: 'right', color: colours.faint, formatter: (point: {value: number}) => number(point.value) + ' %'}, itemStyle: {color: colours.main}, data: top.map((each) => 100 * each.varianceShare)}],
        };
      }}
      .data=${{columns: ['input', 'service', 'variance_share', 'standard_error'], rows: result.inputs.map((each) => [each.name, each.service, each.varianceShare, each.standardError])}}
    ></chipgap-chart>
    ${top.length === 0 ? html`<p class="empty">Nothing varies in this quarter.</p>` : nothing}`;
  }
}

customElements.define('chipgap-why', Why);
