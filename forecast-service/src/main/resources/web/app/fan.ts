/** Options of the charts over quarters: the fan, the bars under it, the policy timeline. All have the same left and right edge. */

import {number, percent} from './format';
import {fade, palette} from './palette';
import type {Row, Spread} from './types';

const LEFT = 58;
const RIGHT = 14;

export interface Point {
  quarter: string;
  spread: Spread;
}

export interface Fan {
  points: Point[];
  /** What numbers are divided by, e.g. 1000 for thousands. */
  per: number;
  unit: string;
  /** Number of quarters from the first on whose deliveries are published. */
  past: number;
  colour?: string;
  /** Greatest value of the axis, for charts side by side. */
  max?: number;
  isSmall?: boolean;
}

export function axes(quarters: string[], isSmall = false) {
  const colours = palette();
  return {
    grid: {left: isSmall ? 44 : LEFT, right: isSmall ? 6 : RIGHT, top: isSmall ? 10 : 30, bottom: 26, outerBoundsMode: 'none'},
    xAxis: {
      type: 'category',
      data: quarters,
      boundaryGap: true,
      axisTick: {show: false},
      axisLine: {lineStyle: {color: colours.line}},
      axisLabel: {
        color: colours.faint,
        hideOverlap: true,
        interval: (index: number) => quarters[index].endsWith('Q1') || (index === 0 && !quarters[index].endsWith('Q4')),
        formatter: (quarter: string) => quarter.slice(0, 4),
      },
    },
  };
}

export function valueAxis(name: string, isSmall = false) {
  const colours = palette();
  return {
    type: 'value',
    name: isSmall ? '' : name,
    nameTextStyle: {color: colours.faint, align: 'left', padding: [0, 0, 0, -36]},
    splitNumber: isSmall ? 2 : 4,
    splitLine: {lineStyle: {color: colours.line}},
    axisLabel: {color: colours.faint, formatter: number},
  };
}

export function tip(formatter: (index: number) => string) {
  const colours = palette();
  return {
    trigger: 'axis',
    renderMode: 'richText',
    confine: true,
    backgroundColor: colours.page,
    borderColor: colours.line,
    textStyle: {color: colours.text, fontSize: 12},
    axisPointer: {type: 'line', lineStyle: {color: colours.faint}},
    formatter: (points: {dataIndex: number}[] | {dataIndex: number}) => formatter(Array.isArray(points) ? points[0].dataIndex : points.dataIndex),
  };
}

/** A distribution in words, with its Monte Carlo errors. */
export function inWords(spread: Spread, per: number, unit: string): string {
  const [low, lower, median, upper, high] = spread.quantiles.map((value) => number(value / per));
  const error = spread.quantileErrors ? ` (± ${number(spread.quantileErrors[2] / per)})` : '';
  return [
    `Median ${median} ${unit}${error}`,
    `90 % interval ${low} to ${high}`,
    `50 % interval ${lower} to ${upper}`,
    `Mean ${number(spread.mean / per)} (± ${number(spread.standardError / per)})`,
    '± is the Monte Carlo error',
  ].join('\n');
}

export function fan({points, per, unit, past, colour, max, isSmall}: Fan): Record<string, unknown> {
  const colours = palette();
  const hue = colour ?? colours.main;
  const at = (position: number) => points.map((point) => point.spread.quantiles[position] / per);
  const between = (low: number, high: number) => points.map((point) => (point.spread.quantiles[high] - point.spread.quantiles[low]) / per);
  const hidden = {type: 'line', symbol: 'none', silent: true, lineStyle: {opacity: 0}, stackStrategy: 'all'};
  const quarters = points.map((point) => point.quarter);
  return {
    ...axes(quarters, isSmall),
    yAxis: {...valueAxis(unit, isSmall), max},
    tooltip: tip((index) => `${quarters[index]}${index < past ? ' · deliveries are published' : ''}\n${inWords(points[index].spread, per, unit)}`),
    series: [
      {
        name: 'median', type: 'line', data: at(2), symbol: 'circle', symbolSize: isSmall ? 0 : 6, z: 5,
        lineStyle: {width: 2.4, color: hue}, itemStyle: {color: hue},
        markArea: past > 0 ? observed(quarters, past, isSmall) : undefined,
        markLine: {silent: true, symbol: 'none', label: {show: false}, lineStyle: {color: colours.faint, type: 'solid', width: 1}, data: [{yAxis: 0}]},
      },
      {...hidden, name: '5 %', data: at(0), stack: 'outer'},
      {...hidden, name: '90 % interval', data: between(0, 4), stack: 'outer', areaStyle: {color: fade(hue, 0.18), opacity: 1}},
      {...hidden, name: '25 %', data: at(1), stack: 'inner'},
      {...hidden, name: '50 % interval', data: between(1, 3), stack: 'inner', areaStyle: {color: fade(hue, 0.3), opacity: 1}},
    ],
  };
}

function observed(quarters: string[], past: number, isSmall?: boolean) {
  const colours = palette();
  return {
    silent: true,
    itemStyle: {color: fade(colours.faint, 0.1)},
    label: {show: !isSmall, position: 'insideTopLeft', color: colours.faint, fontSize: 11, formatter: past > 4 ? 'Observed: deliveries are published' : 'Observed'},
    data: [[{xAxis: quarters[0]}, {xAxis: quarters[Math.min(past, quarters.length) - 1]}]],
  };
}

/** Probabilities over quarters as bars, darker where higher. */
export function chances(quarters: string[], values: number[], errors: (number | null)[], what: string): Record<string, unknown> {
  const colours = palette();
  return {
    ...axes(quarters),
    yAxis: {...valueAxis('percent of draws'), min: 0, max: 100, splitNumber: 2},
    tooltip: tip((index) => `${quarters[index]}\n${what} ${percent(values[index])}` + (errors[index] == null ? '' : `\n± ${number(100 * errors[index]!)} percentage points (Monte Carlo error)`)),
    series: [{
      type: 'bar', barWidth: '82%',
      data: values.map((value) => ({value: 100 * value, itemStyle: {color: fade(colours.warn, 0.35 + 0.65 * value)}})),
    }],
  };
}

/** Rules under the same quarters: the fuller a bar, the stronger the rule is expected to act. */
export function timeline(quarters: string[], rows: Row[], name: (row: Row) => string): Record<string, unknown> {
  const colours = palette();
  const cells = rows.flatMap((row, y) => row.strengths.map((strength, x) => [x, y, strength]));
  return {
    ...axes(quarters),
    grid: {left: LEFT, right: RIGHT, top: 4, bottom: 26, outerBoundsMode: 'none'},
    yAxis: {
      type: 'category', inverse: true, data: rows.map(name), axisLine: {show: false}, axisTick: {show: false},
      splitLine: {show: true, lineStyle: {color: colours.line}},
      axisLabel: {inside: true, margin: 2, verticalAlign: 'bottom', padding: [0, 0, 1, 0], color: colours.text, fontSize: 11, width: Math.min(620, window.innerWidth - 140), overflow: 'truncate'},
      z: 10,
    },
    tooltip: {
      ...tip(() => ''), trigger: 'item',
      formatter: (point: {value: number[]}) => `${quarters[point.value[0]]}\n${name(rows[point.value[1]])}\nExpected strength ${percent(point.value[2])}`,
    },
    series: [{
      type: 'custom', data: cells, clip: true,
      renderItem: (_: unknown, api: {value(i: number): number; coord(v: number[]): number[]; size(v: number[]): number[]}) => {
        const [x, y] = api.coord([api.value(0), api.value(1)]);
        const [width, height] = api.size([1, 1]);
        return {
          type: 'rect',
          shape: {x: x - width / 2, y: y + height * 0.1, width: width + 0.5, height: height * 0.3},
          style: {fill: api.value(2) > 0.001 ? fade(colours.main, 0.12 + 0.88 * api.value(2)) : fade(colours.faint, 0.06)},
        };
      },
    }],
  };
}
