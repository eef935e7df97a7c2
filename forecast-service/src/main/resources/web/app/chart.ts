/** A chart with its title, its data as CSV and as a table, and its picture as PNG. */

import {html, LitElement, nothing} from 'lit';
import * as echarts from 'echarts/core';
import {BarChart, CustomChart, HeatmapChart, LineChart, SankeyChart, ScatterChart} from 'echarts/charts';
import {GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent, VisualMapComponent} from 'echarts/components';
import {CanvasRenderer} from 'echarts/renderers';
import {csv, download} from './format';
import {onTheme, palette} from './palette';

echarts.use([
  BarChart, CustomChart, HeatmapChart, LineChart, SankeyChart, ScatterChart,
  GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent, VisualMapComponent,
  CanvasRenderer,
]);

export interface Data {
  columns: string[];
  rows: (string | number)[][];
}

export class ChipgapChart extends LitElement {
  static properties = {
    heading: {},
    unit: {},
    file: {},
    height: {type: Number},
    plain: {type: Boolean},
    option: {attribute: false},
    data: {attribute: false},
    shown: {state: true},
  };

  declare heading: string;
  declare unit: string;
  declare file: string;
  declare height: number;
  declare plain: boolean;
  /** Makes the option of ECharts, anew whenever light turns to dark. */
  declare option: () => Record<string, unknown>;
  declare data: Data;
  declare shown: boolean;

  private chart?: echarts.ECharts;
  private resized?: ResizeObserver;
  private stop?: () => void;
  private at = -1;

  constructor() {
    super();
    this.heading = '';
    this.unit = '';
    this.file = 'chart';
    this.height = 300;
    this.plain = false;
    this.shown = false;
    this.data = {columns: [], rows: []};
    this.option = () => ({});
  }

  protected createRenderRoot() {
    return this;
  }

  render() {
    return html`<figure>
      <figcaption>
        <span class="heading"><strong>${this.heading}</strong>${this.unit ? html` <span class="unit">${this.unit}</span>` : nothing}</span>
        ${this.plain
          ? nothing
          : html`<span class="actions">
              <button type="button" class="quiet" @click=${this.table} aria-expanded=${this.shown ? 'true' : 'false'}>Table</button>
              <button type="button" class="quiet" @click=${this.save} aria-label="Data of ${this.heading} as CSV">CSV</button>
              <button type="button" class="quiet" @click=${this.picture} aria-label="Picture of ${this.heading} as PNG">PNG</button>
            </span>`}
      </figcaption>
      <div
        class="plot"
        tabindex="0"
        role="img"
        aria-label="${this.heading}, ${this.unit}. Arrow keys go from point to point, Enter opens one; the button Table shows the numbers."
        @keydown=${this.key}
      ></div>
      ${this.shown ? this.rows() : nothing}
    </figure>`;
  }

  private rows() {
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Numbers of ${this.heading}">
      <table>
        <thead><tr>${this.data.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
        <tbody>${this.data.rows.map((row) => html`<tr>${row.map((cell) => html`<td>${typeof cell === 'number' ? rounded(cell) : cell}</td>`)}</tr>`)}</tbody>
      </table>
    </div>`;
  }

  firstUpdated() {
    const place = this.querySelector<HTMLElement>('.plot')!;
    place.style.height = this.height + 'px';
    this.chart = echarts.init(place, null, {renderer: 'canvas'});
    this.chart.on('click', (point) => this.open(point.dataIndex, point.name, point.data));
    this.resized = new ResizeObserver(() => this.chart?.resize());
    this.resized.observe(place);
    this.stop = onTheme(() => this.draw());
  }

  updated(changed: Map<string, unknown>) {
    if (changed.has('height')) {
      this.querySelector<HTMLElement>('.plot')!.style.height = this.height + 'px';
      this.chart?.resize();
    }
    if (changed.has('option') || changed.has('height')) {
      this.draw();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.resized?.disconnect();
    this.stop?.();
    this.chart?.dispose();
    this.chart = undefined;
  }

  private draw() {
    const colours = palette();
    this.chart?.setOption(
      {
        animation: false,
        textStyle: {fontFamily: 'system-ui, sans-serif', color: colours.text},
        color: colours.series,
        ...this.option(),
      },
      {notMerge: true},
    );
  }

  private open(index: number, name: string, data: unknown) {
    this.dispatchEvent(new CustomEvent('point', {detail: {index, name, data}, bubbles: true}));
  }

  /** Arrow keys move the tooltip, Enter opens the point it is on. */
  private key(event: KeyboardEvent) {
    const step = {ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity}[event.key];
    if (step !== undefined) {
      this.at = Math.min(Math.max(this.at + step, 0), this.data.rows.length - 1);
      this.chart?.dispatchAction({type: 'showTip', seriesIndex: 0, dataIndex: this.at});
      event.preventDefault();
    } else if (event.key === 'Enter' && this.at >= 0) {
      this.open(this.at, String(this.data.rows[this.at][0]), undefined);
    } else if (event.key === 'Escape') {
      this.chart?.dispatchAction({type: 'hideTip'});
    }
  }

  private table() {
    this.shown = !this.shown;
  }

  private save() {
    download(this.file + '.csv', new Blob([csv(this.data.columns, this.data.rows)], {type: 'text/csv'}));
  }

  private async picture() {
    const address = this.chart!.getDataURL({pixelRatio: 2, backgroundColor: palette().page});
    const octets = Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));
    download(this.file + '.png', new Blob([octets], {type: 'image/png'}));
  }
}

function rounded(value: number): string {
  return Math.abs(value) >= 1000 ? value.toLocaleString('en', {maximumFractionDigits: 0}) : value.toLocaleString('en', {maximumSignificantDigits: 4});
}

customElements.define('chipgap-chart', ChipgapChart);
