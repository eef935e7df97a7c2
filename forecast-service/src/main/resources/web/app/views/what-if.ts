/** What if: rules and factors changed, and what that changes, draw by draw. The address carries the whole case. */

import {html, nothing} from 'lit';
import {ask, get} from '../api';
import {NO_FACTORS, ofRun, write, type Case, type Change, type Factors} from '../case';
import {fan} from '../fan';
import {number, percent, signed, words} from '../format';
import {table} from '../measures';
import type {Comparison, Provision} from '../types';
import {View} from '../view';
import {gains, shortages} from './what-if-charts';
import {rule} from './rule';

const QUICK_DRAWS = 2000;
const FINE_DRAWS = 16_384;
const SETTLE_MILLIS = 60;
const REFINE_AFTER_MILLIS = 900;
const FACTORS: [keyof Factors, string][] = [['domesticSupply', 'Domestic supply'], ['imports', 'Chips from abroad'], ['demand', 'Demand']];

class WhatIf extends View {
  static properties = {...View.properties, asked: {attribute: false}, provisions: {state: true}, answer: {state: true}, drawn: {state: true}, copied: {state: true}};
  declare asked: Case;
  declare provisions: Provision[];
  declare answer?: Comparison;
  declare drawn: number;
  declare copied: boolean;
  private current?: Case;
  private timer = 0;

  constructor() {
    super();
    this.provisions = [];
    this.drawn = 0;
    this.copied = false;
  }

  /** The case: what the link says, the rest as in the run on show. */
  private get case(): Case {
    return (this.current ??= {...(this.run ? ofRun(this.run) : {}), draws: QUICK_DRAWS, ...defined(this.asked)} as Case);
  }

  willUpdate(changed: Map<string, unknown>) {
    if (changed.has('asked') || changed.has('run')) {
      this.current = undefined;
    }
  }

  updated(changed: Map<string, unknown>) {
    if (this.isAnalyst && (changed.has('asked') || changed.has('run'))) {
      void this.begin();
    }
  }

  private async begin() {
    await this.work('Reading the rules …', async (signal) => {
      this.provisions = this.provisions.length ? this.provisions : await get<Provision[]>('/api/policy/provisions', signal);
    });
    this.compare(0);
  }

  private get changesSomething(): boolean {
    return this.case.changes.length > 0 || FACTORS.some(([name]) => this.case.multipliers[name] !== 1);
  }

  private change(next: Partial<Case>) {
    this.current = {...this.case, ...next};
    for (const name of [...this.link.keys()]) {
      this.link.delete(name);
    }
    write(this.current).forEach((value, name) => this.link.append(name, value));
    this.remember({});
    this.copied = false;
    this.compare(SETTLE_MILLIS);
    this.requestUpdate();
  }

  /** Asks with few draws at once, and with many when nothing moves any more. */
  private compare(settle: number) {
    clearTimeout(this.timer);
    if (!this.changesSomething) {
      this.answer = undefined;
      return;
    }
    const begun = performance.now();
    this.timer = window.setTimeout(() => {
      void this.work('Comparing …', async (signal) => {
        const quick = this.case.draws ?? QUICK_DRAWS;
        this.answer = await ask<Comparison>('compare', this.case, signal);
        this.drawn = quick;
        await this.updateComplete;
        this.dataset.redrawMillis = String(Math.round(performance.now() - begun));
        if (quick < FINE_DRAWS) {
          await pause(REFINE_AFTER_MILLIS, signal);
          this.busy = `Refining with ${number(FINE_DRAWS)} draws …`;
          this.answer = await ask<Comparison>('compare', {...this.case, draws: FINE_DRAWS}, signal);
          this.drawn = FINE_DRAWS;
        }
      });
    }, settle);
  }

  private changed(provision: string): Change | undefined {
    return this.case.changes.find((each) => each.provision === provision);
  }

  private set(provision: string, part: Partial<Change>) {
    const next: Change = {...(this.changed(provision) ?? {provision}), ...part};
    const isEmpty = Object.entries(next).every(([name, value]) => name === 'provision' || value === undefined);
    const others = this.case.changes.filter((each) => each.provision !== provision);
    this.change({changes: isEmpty ? others : [...others, next]});
  }

  render() {
    if (!this.isAnalyst) {
      return html`<h1>What if</h1>${this.analystsOnly('A comparison')}`;
    }
    return html`<h1>What if</h1>
      <p class="lead">Change rules, supply or demand on the left. Both worlds use the same draws, so the difference is that of the change alone.</p>
      <div class="workbench">
        <section class="card controls" aria-label="What is changed">${this.controls()}</section>
        <section aria-label="What that changes" aria-busy=${this.busy ? 'true' : 'false'}>${this.status()} ${this.result()}</section>
      </div>`;
  }

  private controls() {
    const groups = Map.groupBy(this.provisions, (each) => each.jurisdiction);
    return html`<div class="buttons">
        <button type="button" @click=${() => this.change({changes: [], multipliers: NO_FACTORS})} ?disabled=${!this.changesSomething}>Reset</button>
        <button type="button" class="primary" @click=${this.share} ?disabled=${!this.changesSomething}>${this.copied ? 'Link copied' : 'Copy link'}</button>
      </div>
      <h2>Supply and demand</h2>
      ${FACTORS.map(([name, title]) => {
        const factor = this.case.multipliers[name];
        return html`<label class="slider">
          <span>${title} <output>× ${number(factor)}</output></span>
          <input type="range" min="0" max="5" step="0.1" .value=${String(factor)} name=${name}
            @input=${(event: Event) => this.change({multipliers: {...this.case.multipliers, [name]: Number((event.target as HTMLInputElement).value)}})} />
        </label>`;
      })}
      <p class="note">Factors act on quarters that were not over on ${this.case.asOf ?? 'the date of the data'}.</p>
      ${[...groups].map(([jurisdiction, all]) => html`<h2>Rules of ${{US: 'the United States', CN: 'China', NL: 'the Netherlands', KR: 'South Korea', JP: 'Japan', TW: 'Taiwan'}[jurisdiction] ?? jurisdiction}</h2>
        ${all.filter((each) => each.effect !== 'CONTEXT_ONLY').map((each) => rule(each, this.changed(each.name), (part) => this.set(each.name, part)))}`)}`;
  }

  private async share() {
    await navigator.clipboard.writeText(location.href).then(
      () => (this.copied = true),
      () => (this.problem = 'The browser does not allow copying here. The address of this page is the link.'),
    );
  }

  private result() {
    if (!this.answer) {
      return html`<p class="empty tall">Nothing is changed yet, so both worlds are the same. Switch a rule off, or move a slider.</p>`;
    }
    const {quarters, segments} = this.answer.comparison;
    const last = quarters[quarters.length - 1];
    const shown = quarters.map((each) => ({quarter: each.quarter, spread: each.total.shortfall}));
    const [low, , median, , high] = last.total.shortfall.quantiles.map((value) => signed(value / 1000));
    return html`<div class="card verdict">
        <p>
          In <strong>${last.quarter}</strong> the probability of a shortage goes from <strong>${percent(last.total.baseShortage.fraction)}</strong> to
          <strong>${percent(last.total.otherShortage.fraction)}</strong>. The shortfall changes by <strong>${median} thousand H100e</strong> at the median,
          90 % interval ${low} to ${high}.
        </p>
        <p class="note" data-draws=${this.drawn}>
          Paired difference over ${number(this.drawn)} draws, seed ${this.case.seed ?? '1'}, data as of ${this.answer.base.spec.vintage.asOf}, scenario
          ${words(this.answer.base.spec.scenario).toLowerCase()}.
        </p>
      </div>
      <div class="card">
        <chipgap-chart
          heading="What the change does to the shortfall" unit="thousand H100e a quarter, changed world less baseline: median, 50 % and 90 % interval" file="chipgap-what-if" height="290"
          .option=${() => fan({points: shown, per: 1000, unit: 'thousand H100e', past: 0})} .data=${table(shown, 'H100e')}
        ></chipgap-chart>
      </div>
      <div class="pair">
        <div class="card">
          <chipgap-chart heading="Probability of a shortage" unit="percent of draws" file="chipgap-what-if-shortage" height="240"
            .option=${() => shortages(quarters)}
            .data=${{columns: ['quarter', 'baseline', 'changed', 'baseline_standard_error', 'changed_standard_error'], rows: quarters.map(({quarter, total}) => [quarter, total.baseShortage.fraction, total.otherShortage.fraction, total.baseShortage.standardError, total.otherShortage.standardError])}}
          ></chipgap-chart>
        </div>
        <div class="card">
          <chipgap-chart heading="Who gains, who loses" unit="thousand H100e served more over all quarters, mean and 90 % interval" file="chipgap-what-if-segments" height="240"
            .option=${() => gains(segments)}
            .data=${{columns: ['segment', 'mean_h100e', 'standard_error', 'q05', 'q95', 'gains', 'loses'], rows: segments.map((each) => [each.segment, each.served.mean, each.served.standardError, each.served.quantiles[0], each.served.quantiles[4], each.gains.fraction, each.loses.fraction])}}
          ></chipgap-chart>
        </div>
      </div>
      ${this.changesTable()}`;
  }

  private changesTable() {
    const changes = this.answer!.changes.filter((each) => each.drawFraction !== null || each.input.startsWith('multipliers'));
    return changes.length === 0
      ? html`<p class="note">No input differs in any draw: the rule does not act in this scenario as it is known on that date.</p>`
      : html`<details class="card"><summary>${changes.length === 1 ? 'One input differs' : `${changes.length} inputs differ`}</summary>
          <div class="scroll" tabindex="0" role="region" aria-label="Inputs that differ"><table>
            <thead><tr><th scope="col">Input</th><th scope="col">Baseline</th><th scope="col">Changed</th><th scope="col">Differs in</th></tr></thead>
            <tbody>${changes.map((each) => html`<tr><td>${each.input}</td><td>${each.base}</td><td>${each.other}</td><td>${each.drawFraction === null ? nothing : percent(each.drawFraction) + ' of draws'}</td></tr>`)}</tbody>
          </table></div></details>`;
  }
}

/** The parts of a case that a link names. */
function defined(asked: Case): Partial<Case> {
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
}

function pause(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, millis);
    signal.addEventListener('abort', () => { clearTimeout(timer); reject(signal.reason); }, {once: true});
  });
}

customElements.define('chipgap-what-if', WhatIf);
