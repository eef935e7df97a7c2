/** From wafer to chip: what passes each stage of domestic making in a quarter, and what is lost on the way. All in dies. */

import {html} from 'lit';
import {number} from '../format';
import {palette} from '../palette';
import type {Chain} from '../types';

const LOSSES = ['Lost to defects', 'Lost in assembly and test'];
const STOCKS = ['Dies in stock before', 'Dies in stock after', 'Bank before', 'Bank after'];

interface Link {
  source: string;
  target: string;
  value: number;
}

export function chainChart(chain: Chain) {
  const links = linksOf(chain).filter((link) => link.value > 0.5);
  if (links.length === 0) {
    return html`<p class="empty">No domestic chips are made in ${chain.quarter}.</p>`;
  }
  const wafers = sum(chain, 'WAFERS');
  return html`<chipgap-chart
    heading="From wafer to chip, ${chain.quarter}" unit="mean thousand dies on ${number(wafers / 1000)} thousand AI wafers, ${number(chain.drawCount)} draws" file="chipgap-chain-${chain.quarter}" height="330"
    .option=${() => option(links)}
    .data=${{columns: ['stage', 'part', 'unit', 'mean', 'standard_error'], rows: chain.amounts.map((each) => [each.stage.toLowerCase(), each.part, each.unit, each.mean, each.standardError])}}
  ></chipgap-chart>`;
}

function sum(chain: Chain, stage: string): number {
  return chain.amounts.filter((each) => each.stage === stage).reduce((total, each) => total + each.mean, 0);
}

function linksOf(chain: Chain): Link[] {
  const at = (stage: string) => sum(chain, stage);
  const link = (source: string, target: string, value: number) => ({source, target, value});
  const packaged = at('DIES_PACKAGED') + at('BANK_PACKAGED');
  const lost = at('PACKAGES') > 0 ? at('ASSEMBLY_LOSS') / at('PACKAGES') : 0;
  return [
    link('Dies on AI wafers', 'Lost to defects', at('YIELD_LOSS')),
    link('Dies on AI wafers', 'Good dies', at('GOOD_DIES')),
    link('Good dies', 'Dies at hand', at('GOOD_DIES')),
    link('Dies in stock before', 'Dies at hand', at('DIES_OPENING') + Math.max(0, at('DIES_RECONCILED'))),
    link('Dies at hand', 'Packaged', at('DIES_PACKAGED')),
    link('Dies at hand', 'Dies in stock after', at('DIES_CLOSING')),
    link('Dies at hand', 'Written off', Math.max(0, -at('DIES_RECONCILED'))),
    link('Bank before', 'Dies made abroad', at('BANK_OPENING')),
    link('New in the bank', 'Dies made abroad', at('BANK_RECEIVED')),
    link('Dies made abroad', 'Packaged', at('BANK_PACKAGED')),
    link('Dies made abroad', 'Bank after', at('BANK_CLOSING')),
    link('Packaged', 'Lost in assembly and test', packaged * lost),
    link('Packaged', 'In sold chips', packaged * (1 - lost)),
  ];
}

function option(links: Link[]): Record<string, unknown> {
  const colours = palette();
  const names = [...new Set(links.flatMap((each) => [each.source, each.target]))];
  const colour = (name: string) => (LOSSES.includes(name) ? colours.warn : STOCKS.includes(name) ? colours.faint : colours.main);
  return {
    tooltip: {
      renderMode: 'richText', confine: true, backgroundColor: colours.page, borderColor: colours.line, textStyle: {color: colours.text},
      formatter: (point: {dataType: string; name: string; value: number; data: Link}) =>
        `${point.dataType === 'node' ? point.name : `${point.data.source} → ${point.data.target}`}\nMean ${number(point.value)} thousand dies`,
    },
    series: [{
      type: 'sankey', left: 8, right: 185, top: 8, bottom: 8, nodeWidth: 12, nodeGap: 14, draggable: false, emphasis: {focus: 'adjacency'},
      label: {color: colours.text, formatter: (point: {name: string; value: number}) => `${point.name}  ${number(point.value)}`},
      data: names.map((name) => ({name, itemStyle: {color: colour(name), borderWidth: 0}})),
      links: links.map((each) => ({...each, value: each.value / 1000, lineStyle: {color: LOSSES.includes(each.target) ? colours.warn : colours.main, opacity: 0.3}})),
    }],
  };
}
