/** Who goes short: a small fan for each segment, and all of them over the quarters. */

import {html} from 'lit';
import {fan} from '../fan';
import {number, percent, words} from '../format';
import {observed, points, table, type Measure} from '../measures';
import {palette} from '../palette';
import {View} from '../view';

const SERVED: Measure = {
  title: 'Share served', unit: 'percent', per: 0.01, max: 100,
  of: (quarter, segment) => quarter.segments.find((each) => each.segment === segment)!.fillRate,
};

class Who extends View {
  render() {
    const quarters = this.run.forecast.result!.quarters;
    const last = quarters[quarters.length - 1];
    const ranked = [...last.segments].sort((one, other) => other.shortageProbability - one.shortageProbability);
    const past = observed(quarters);
    return html`<h1>Who goes short</h1>
      <p class="lead">
        In ${last.quarter} <strong>${words(ranked[0].segment)}</strong> is short in ${percent(ranked[0].shortageProbability)} of the draws,
        <strong>${words(ranked[ranked.length - 1].segment)}</strong> in ${percent(ranked[ranked.length - 1].shortageProbability)}.
      </p>
      <div class="card">
        <chipgap-chart
          heading="Probability of a shortage by segment" unit="percent of draws" file="chipgap-who" height=${ranked.length * 40 + 60}
          .option=${() => this.heat(ranked.map((each) => each.segment))}
          .data=${{columns: ['segment', ...quarters.map((each) => each.quarter)], rows: ranked.map(({segment}) => [segment, ...quarters.map((each) => this.of(each.quarter, segment))])}}
          @point=${(event: CustomEvent) => {
            const cell = event.detail.data as number[] | undefined;
            if (cell) location.hash = `#/evidence?run=${this.run.forecast.id}&quarter=${quarters[cell[0]].quarter}`;
          }}
        ></chipgap-chart>
      </div>
      <h2>Share of what each segment wants that is served</h2>
      <p class="note">Percent: median, 50 % and 90 % interval. All charts have the same axes; in the shaded quarters deliveries are published.</p>
      <div class="multiples">
        ${ranked.map(({segment, shortageProbability}) => {
          const shown = points(quarters, SERVED, segment)!;
          return html`<div class="card">
            <chipgap-chart
              heading=${words(segment)} unit="short in ${percent(shortageProbability)} of draws in ${last.quarter}" file="chipgap-served-${segment.replace('segments/', '')}" height="150"
              .option=${() => fan({points: shown, per: 0.01, unit: 'percent', past, max: 100, isSmall: true})} .data=${table(shown, 'fraction')}
            ></chipgap-chart>
          </div>`;
        })}
      </div>`;
  }

  private of(quarter: string, segment: string) {
    const found = this.run.forecast.result!.quarters.find((each) => each.quarter === quarter)!;
    return found.segments.find((each) => each.segment === segment)!.shortageProbability;
  }

  private heat(segments: string[]): Record<string, unknown> {
    const colours = palette();
    const quarters = this.run.forecast.result!.quarters.map((each) => each.quarter);
    const isNarrow = this.clientWidth < 760;
    return {
      grid: {left: isNarrow ? 96 : 130, right: 14, top: 8, bottom: 40},
      xAxis: {type: 'category', data: quarters, position: 'bottom', axisTick: {show: false}, axisLine: {show: false}, axisLabel: {color: colours.faint, hideOverlap: true, lineHeight: 14, formatter: (quarter: string) => (isNarrow ? quarter.slice(0, 4) : quarter.replace('Q', '\nQ'))}},
      yAxis: {type: 'category', inverse: true, data: segments.map(words), axisTick: {show: false}, axisLine: {show: false}, axisLabel: {color: colours.text}},
      visualMap: {show: false, min: 0, max: 100, inRange: {color: colours.heat}},
      tooltip: {
        trigger: 'item', renderMode: 'richText', confine: true, backgroundColor: colours.page, borderColor: colours.line, textStyle: {color: colours.text},
        formatter: (point: {value: number[]}) => {
          const want = this.run.forecast.result!.quarters[point.value[0]].segments.find((each) => each.segment === segments[point.value[1]])!;
          const error = want.shortageProbabilityError;
          return `${words(want.segment)}, ${quarters[point.value[0]]}\nP(shortage) ${percent(want.shortageProbability)}${error == null ? '' : ` ± ${number(100 * error)} points (Monte Carlo error)`}\nMedian share served ${percent(want.fillRate.quantiles[2])}`;
        },
      },
      series: [{
        type: 'heatmap',
        data: segments.flatMap((segment, y) => quarters.map((quarter, x) => [x, y, 100 * this.of(quarter, segment)])),
        label: {show: !isNarrow, fontSize: 11, formatter: (point: {value: number[]}) => number(Math.round(point.value[2])), color: colours.text, textBorderColor: colours.page, textBorderWidth: 2},
        itemStyle: {borderColor: colours.page, borderWidth: 2, borderRadius: 3},
      }],
    };
  }
}

customElements.define('chipgap-who', Who);
