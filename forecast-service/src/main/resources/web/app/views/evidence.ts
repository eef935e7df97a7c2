/** Evidence: the figures a quarter or a rule stands on, who says so, and where sources disagree. */

import {html, nothing} from 'lit';
import {get} from '../api';
import {number, provisionName, words} from '../format';
import {valueAxis} from '../fan';
import {fade, palette} from '../palette';
import type {Board, Figure, Provision, Quantity, Source} from '../types';
import {View} from '../view';

const GRADES: Record<string, string> = {A: 'official document or filing', B: 'named analyst', C: 'press, anonymous sources', D: 'rumour, or an assumption of this project'};

class Evidence extends View {
  static properties = {...View.properties, figures: {state: true}, quantities: {state: true}, provisions: {state: true}, board: {state: true}};
  declare figures: Figure[];
  declare quantities: Map<string, Quantity>;
  declare provisions: Provision[];
  declare board?: Board;
  private read = '';
  private compared = '';

  constructor() {
    super();
    this.figures = [];
    this.quantities = new Map();
    this.provisions = [];
  }

  private get vintage() {
    const {asOf, recordedUntil} = this.run.forecast.spec.vintage;
    return new URLSearchParams({asOf, recordedUntil});
  }

  updated() {
    if (this.read !== this.run.forecast.id) {
      this.read = this.run.forecast.id;
      void this.work('Reading the figures …', async (signal) => {
        const [figures, quantities, provisions] = await Promise.all([
          get<Figure[]>('/api/figures?' + this.vintage, signal),
          get<Quantity[]>('/api/quantities', signal),
          get<Provision[]>('/api/policy/provisions', signal),
        ]);
        this.figures = figures;
        this.quantities = new Map(quantities.map((each) => [each.name, each]));
        this.provisions = provisions;
        await this.compare(signal);
      });
    } else if (this.compared !== this.question.toString() && !this.busy) {
      void this.work('Comparing sources …', (signal) => this.compare(signal));
    }
  }

  private get question(): URLSearchParams {
    const {link} = this;
    return link.has('service') && link.has('quantity') && link.has('period')
      ? new URLSearchParams({service: link.get('service')!, quantity: link.get('quantity')!, period: link.get('period')!})
      : new URLSearchParams();
  }

  private async compare(signal: AbortSignal) {
    const question = this.question;
    this.compared = question.toString();
    this.board = this.compared ? await get<Board>(`/api/comparison?${question}&${this.vintage}`, signal) : undefined;
  }

  render() {
    const quarter = this.link.get('quarter') ?? '';
    const rule = this.link.get('quantity')?.startsWith('measures/') ? this.link.get('quantity')! : '';
    const search = this.link.get('what') ?? '';
    const shown = rule ? [] : this.figures.filter((each) => covers(each.period, quarter) && matches(each, search));
    const rules = this.provisions.filter((each) => (rule ? each.name === rule : !quarter && matches(each, search)) );
    const disputed = this.disputed();
    return html`<h1>Evidence</h1>
      <p class="lead">
        ${rule ? html`What the rule <strong>${provisionName(rule)}</strong> stands on.` : quarter ? html`Figures about <strong>${quarter}</strong> that the models read, as far as they were published by ${this.run.forecast.spec.vintage.asOf}.` : html`Every figure that was published by <strong>${this.run.forecast.spec.vintage.asOf}</strong>, with its source, date and grade.`}
        ${quarter || rule ? html` <a href="#/evidence?run=${this.run.forecast.id}">Show all</a>` : nothing}
      </p>
      <div class="choices">
        <label>Quarter
          <select @change=${(event: Event) => this.set({quarter: (event.target as HTMLSelectElement).value, quantity: undefined, service: undefined, period: undefined})}>
            <option value="" ?selected=${!quarter}>All</option>
            ${this.run.forecast.result!.quarters.map((each) => html`<option ?selected=${each.quarter === quarter}>${each.quarter}</option>`)}
          </select>
        </label>
        <label>Search <input type="search" .value=${search} placeholder="yield, Bernstein, grade D …" @input=${(event: Event) => this.set({what: (event.target as HTMLInputElement).value})} /></label>
      </div>
      ${this.status()}
      ${rule || disputed.length === 0 ? nothing : html`<div class="card">
        <h2>Where sources disagree</h2>
        <div class="chips">${disputed.slice(0, 24).map(([key, count]) => {
          const [service, quantity, period] = key.split('|');
          const isOpen = this.compared === new URLSearchParams({service, quantity, period}).toString();
          return html`<button type="button" class="chip" aria-pressed=${isOpen ? 'true' : 'false'} @click=${() => this.set({service, quantity, period})}>${quantity} <small>${period} · ${count} figures</small></button>`;
        })}</div>
        ${this.board ? this.drawBoard(this.board) : nothing}
      </div>`}
      ${rule ? rules.map((each) => this.rule(each, true)) : nothing}
      ${rule ? nothing : html`<h2>${shown.length} figures</h2> ${shown.length === 0 && !this.busy ? html`<p class="empty">${this.figures.length ? 'No figure fits. Choose another quarter or search for something else.' : 'No figures were read.'}</p>` : this.table(shown)}`}
      ${!rule && rules.length ? html`<h2>${rules.length} rules of the policy book</h2>${rules.map((each) => this.rule(each, false))}` : nothing}`;
  }

  private set(parameters: Record<string, string | undefined>) {
    this.remember(parameters);
    this.requestUpdate();
  }

  private disputed(): [string, number][] {
    const counts = new Map<string, number>();
    for (const {service, quantity, period} of this.figures) {
      const key = [service, quantity, period].join('|');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return [...counts].filter(([, count]) => count > 1).sort((one, other) => other[1] - one[1]);
  }

  private table(figures: Figure[]) {
    return html`<div class="card scroll" tabindex="0" role="region" aria-label="Figures"><table class="figures">
      <thead><tr><th scope="col">Figure</th><th scope="col">What</th><th scope="col">Period</th><th scope="col">Number</th><th scope="col">Source</th><th scope="col">Published</th><th scope="col">Grade</th></tr></thead>
      <tbody>${figures.slice(0, 300).map((each) => html`<tr>
        <td><code>${each.name.replace('figures/', '')}</code></td>
        <td>${this.quantities.get(each.quantity)?.description ?? each.quantity}<small>${each.quantity}${each.note ? ' · ' + each.note : ''}</small></td>
        <td>${each.period}</td><td class="number">${range(each)} <small>${each.unit}</small></td>
        <td>${cited(each.source)}</td><td class="number">${each.source.published}</td><td>${grade(each.source.grade)}</td>
      </tr>`)}</tbody>
    </table></div>${figures.length > 300 ? html`<p class="note">The first 300; search to narrow them down.</p>` : nothing}`;
  }

  private rule(each: Provision, isOpen: boolean) {
    return html`<details class="card slim" ?open=${isOpen}><summary><strong>${each.measure}</strong> · ${words(each.name)} · ${words(each.status).toLowerCase()}</summary>
      <p>${each.reason}</p>
      <p class="note">Probability ${number(100 * each.probability)} % · starts ${each.starts.central} (90 % interval ${each.starts.low} to ${each.starts.high}) · strength ${number(100 * each.strength.central)} % · leakage ${number(100 * each.leakage.central)} % · announced ${each.announced}</p>
      <ul>${each.sources.map((source) => html`<li>${cited(source)}, ${source.published}, ${grade(source.grade)}</li>`)}</ul>
    </details>`;
  }

  private drawBoard(board: Board) {
    const voices = board.voices;
    return html`<chipgap-chart heading=${this.quantities.get(board.quantity)?.description ?? board.quantity} unit="${board.unit}, ${board.period}: central value and stated interval of each source" file="chipgap-sources-${board.quantity}" height=${voices.length * 46 + 50}
      .option=${() => {
        const colours = palette();
        return {
          grid: {left: 12, right: 24, top: 8, bottom: 26, outerBoundsMode: 'none'},
          xAxis: {...valueAxis(''), scale: true},
          yAxis: {type: 'category', inverse: true, data: voices.map((voice) => `${voice.figure.source.publisher} · ${voice.figure.source.published} · grade ${voice.figure.source.grade}`), axisTick: {show: false}, axisLine: {show: false}, axisLabel: {inside: true, color: colours.text, verticalAlign: 'bottom', padding: [0, 0, 7, 0], margin: 0}, z: 10},
          tooltip: {trigger: 'item', renderMode: 'richText', confine: true, backgroundColor: colours.page, borderColor: colours.line, textStyle: {color: colours.text}, formatter: (point: {dataIndex: number}) => {
            const voice = voices[point.dataIndex];
            return `${voice.figure.source.publisher}\n${range({...voice.figure, low: voice.low, central: voice.central, high: voice.high})} ${board.unit}\nWeight in the pool ${number(100 * voice.weight)} %\n${voice.figure.name}`;
          }},
          series: [
            {type: 'custom', data: voices.map((voice, index) => [voice.low ?? voice.median, voice.high ?? voice.median, index]), renderItem: (_: unknown, api: {value(i: number): number; coord(v: number[]): number[]}) => {
              const [x1, y] = api.coord([api.value(0), api.value(2)]);
              const [x2] = api.coord([api.value(1), api.value(2)]);
              return {type: 'line', shape: {x1, y1: y + 6, x2, y2: y + 6}, style: {stroke: fade(colours.main, 0.45), lineWidth: 6, lineCap: 'round'}};
            }},
            {type: 'scatter', symbolSize: 11, symbolOffset: [0, 6], itemStyle: {color: colours.main}, data: voices.map((voice, index) => [voice.central ?? voice.median, index])},
          ],
        };
      }}
      .data=${{columns: ['publisher', 'published', 'grade', 'low', 'central', 'high', 'median', 'weight', 'figure'], rows: voices.map((voice) => [voice.figure.source.publisher, voice.figure.source.published, voice.figure.source.grade, voice.low ?? '', voice.central ?? '', voice.high ?? '', voice.median, voice.weight, voice.figure.name])}}
    ></chipgap-chart>`;
  }
}

function matches(each: Figure | Provision, search: string): boolean {
  return search === '' || search.toLowerCase().split(/\s+/).every((word) => JSON.stringify(each).toLowerCase().includes(word));
}

/** Whether a period, such as 2025, 2025H1, 2025Q4, 2025-11 or 2025-2028, has to do with a quarter. */
function covers(period: string, quarter: string): boolean {
  if (quarter === '') {
    return true;
  }
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(5))];
  const years = /^(?:FY)?(\d{4})(?:-(\d{4}))?$/.exec(period);
  if (years) {
    return Number(years[1]) <= year && year <= Number(years[2] ?? years[1]);
  }
  const part = /^(\d{4})(?:Q(\d)|H(\d)|-(\d\d))$/.exec(period);
  return part !== null && Number(part[1]) === year && [part[2] && Number(part[2]) === number, part[3] && Math.ceil(number / 2) === Number(part[3]), part[4] && Math.ceil(Number(part[4]) / 3) === number].some(Boolean);
}

function range({low, central, high}: {low: number | null; central: number | null; high: number | null}): string {
  const interval = low !== null && high !== null ? `${number(low)} to ${number(high)}` : low !== null ? `at least ${number(low)}` : high !== null ? `at most ${number(high)}` : '';
  return central === null ? interval : number(central) + (interval && low !== high ? ` (${interval})` : '');
}

function grade(letter: string) {
  return html`<span class="grade" data-grade=${letter} title=${GRADES[letter] ?? ''}>${letter}</span>`;
}

function cited(source: Source) {
  const title = source.title || source.publisher;
  const isWeb = /^https?:\/\//.test(source.url);
  return html`${source.publisher}<small>${isWeb ? html`<a href=${source.url} rel="noopener noreferrer" target="_blank">${title}</a>` : title}</small>`;
}

customElements.define('chipgap-evidence', Evidence);
