/** Options of the smaller charts of What if. */

import {axes, tip, valueAxis} from '../fan';
import {number, percent, signed, words} from '../format';
import {fade, palette} from '../palette';
import type {Comparison} from '../types';

type Quarters = Comparison['comparison']['quarters'];
type Segments = Comparison['comparison']['segments'];

/** P(shortage) in both worlds. */
export function shortages(quarters: Quarters): Record<string, unknown> {
  const colours = palette();
  const names = quarters.map((each) => each.quarter);
  const line = (name: string, colour: string, dash: string, values: number[]) => ({
    name, type: 'line', symbol: dash === 'solid' ? 'circle' : 'diamond', symbolSize: 6, lineStyle: {color: colour, width: 2.2, type: dash}, itemStyle: {color: colour}, data: values.map((value) => 100 * value),
  });
  return {
    ...axes(names),
    grid: {left: 44, right: 14, top: 34, bottom: 26},
    yAxis: {...valueAxis(''), min: 0, max: 100, interval: 25},
    legend: {top: 0, left: 0, textStyle: {color: colours.text}},
    tooltip: tip((index) => {
      const {baseShortage, otherShortage, lessShort, shorter} = quarters[index].total;
      return `${names[index]}\nBaseline ${percent(baseShortage.fraction)} (± ${number(100 * baseShortage.standardError)})\nChanged ${percent(otherShortage.fraction)} (± ${number(100 * otherShortage.standardError)})\nShortfall smaller in ${percent(lessShort.fraction)} of draws, larger in ${percent(shorter.fraction)}\n± is the Monte Carlo error in points`;
    }),
    series: [
      line('Baseline', colours.faint, 'dashed', quarters.map((each) => each.total.baseShortage.fraction)),
      line('Changed', colours.main, 'solid', quarters.map((each) => each.total.otherShortage.fraction)),
    ],
  };
}

/** What each segment is served more or less. */
export function gains(segments: Segments): Record<string, unknown> {
  const colours = palette();
  const ranked = [...segments].sort((one, other) => other.served.mean - one.served.mean);
  const edges = ranked.flatMap((each) => [each.served.quantiles[0], each.served.quantiles[4], each.served.mean, 0]).map((value) => value / 1000);
  return {
    grid: {left: 110, right: 20, top: 6, bottom: 26},
    xAxis: {...valueAxis(''), min: nice(Math.min(...edges)), max: nice(Math.max(...edges)), axisLabel: {color: colours.faint, formatter: number, hideOverlap: true}},
    yAxis: {type: 'category', inverse: true, data: ranked.map((each) => words(each.segment)), axisTick: {show: false}, axisLine: {lineStyle: {color: colours.line}}, axisLabel: {color: colours.text}},
    tooltip: tip((index) => {
      const {segment, served, gains, loses} = ranked[index];
      return `${words(segment)}\nMean ${signed(served.mean / 1000)} thousand H100e (± ${number(served.standardError / 1000)}, Monte Carlo error)\n90 % interval ${signed(served.quantiles[0] / 1000)} to ${signed(served.quantiles[4] / 1000)}\nServed more in ${percent(gains.fraction)} of draws, less in ${percent(loses.fraction)}`;
    }),
    series: [
      {type: 'bar', barWidth: 12, data: ranked.map((each) => ({value: each.served.mean / 1000, itemStyle: {color: colours.diverging[each.served.mean < 0 ? 1 : 0]}}))},
      {
        type: 'custom', silent: true, data: ranked.map((each, index) => [each.served.quantiles[0] / 1000, each.served.quantiles[4] / 1000, index]),
        renderItem: (_: unknown, api: {value(i: number): number; coord(v: number[]): number[]}) => {
          const [x1, y] = api.coord([api.value(0), api.value(2)]);
          const [x2] = api.coord([api.value(1), api.value(2)]);
          return {type: 'line', shape: {x1, y1: y, x2, y2: y}, style: {stroke: fade(colours.text, 0.55), lineWidth: 1.5}};
        },
      },
    ],
  };
}

/** A round number a little further from 0. */
function nice(value: number): number {
  const step = 10 ** Math.floor(Math.log10(Math.abs(value) || 1));
  return Math.sign(value) * Math.ceil(Math.abs(value) / step) * step;
}
