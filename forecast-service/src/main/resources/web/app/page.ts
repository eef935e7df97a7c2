/** The page: who is signed in, which run it is about, which view is open. */

import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {get, post, Refused, SIGNED_OUT} from './api';
import {BadLink, read, type Case} from './case';
import {number, words} from './format';
import {progressBar} from './progress';
import type {Run, Session} from './types';
import {told} from './view';

const VIEWS: [string, string][] = [
  ['outlook', 'Outlook'],
  ['who', 'Who goes short'],
  ['why', 'Why'],
  ['what-if', 'What if'],
  ['evidence', 'Evidence'],
  ['runs', 'Runs'],
  ['five-times', '5×'],
];
/** Parameters of a link that are not part of its case. */
const OWN = ['run', 'measure', 'what', 'segment', 'quarter', 'quantity', 'period', 'service', 'first', 'second', 'error', 'error_description'];
const RETURN = 'chipgap-return';
const PROGRESS_MILLIS = 300;

interface Scenario {
  id: string;
  title: string;
  description: string;
}

class ChipgapPage extends LitElement {
  static properties = {
    session: {state: true},
    runs: {state: true},
    run: {state: true},
    scenarios: {state: true},
    view: {state: true},
    problem: {state: true},
    state: {state: true},
    progress: {state: true},
  };

  declare session?: Session;
  declare runs: Run[];
  declare run?: Run;
  declare scenarios: Scenario[];
  declare view: string;
  declare problem: string;
  declare state: 'loading' | 'signed-out' | 'ready';
  declare progress?: Run;

  private link = new URLSearchParams();
  private asked: Case = read(new URLSearchParams(), []);
  private turn = 0;
  private loading = false;

  constructor() {
    super();
    this.runs = [];
    this.scenarios = [];
    this.view = 'outlook';
    this.problem = '';
    this.state = 'loading';
  }

  protected createRenderRoot() {
    this.replaceChildren();
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener(SIGNED_OUT, () => (this.state = 'signed-out'));
    window.addEventListener('hashchange', () => void this.route());
    this.addEventListener('chipgap-link', () => this.writeAddress());
    void this.begin();
  }

  private async begin() {
    const before = sessionStorage.getItem(RETURN);
    sessionStorage.removeItem(RETURN);
    if (before && !location.hash) {
      history.replaceState(null, '', before);
    }
    try {
      this.session = await get<Session>('/api/session');
      this.state = 'ready';
      await this.route();
    } catch (failure) {
      if (!(failure instanceof Refused && failure.status === 401)) {
        this.state = 'ready';
        this.problem = told(failure);
      }
    }
  }

  /** Reads the address and loads the run it is about. */
  private async route() {
    const [path, parameters = ''] = location.hash.slice(1).split('?');
    const view = path.replace(/^\//, '') || 'outlook';
    const turn = ++this.turn;
    this.problem = '';
    this.loading = true;
    try {
      if (!VIEWS.some(([name]) => name === view)) {
        throw new BadLink(`There is no view “${view.slice(0, 40)}”. Choose one above.`);
      }
      this.link = new URLSearchParams(parameters);
      this.asked = read(this.link, OWN);
      this.view = view;
      this.requestUpdate();
      await this.load(() => turn === this.turn);
    } catch (failure) {
      this.run = undefined;
      this.problem = told(failure);
    }
    if (turn === this.turn) {
      this.loading = false;
      this.requestUpdate();
    }
  }

  /** Loads the run of the address, unless the address has changed meanwhile. */
  private async load(isStillAsked: () => boolean) {
    if (this.scenarios.length === 0) {
      this.scenarios = await get<Scenario[]>('/api/policy/scenarios').catch((failure) => {
        this.problem = told(failure);
        return [];
      });
    }
    const runs = await get<Run[]>('/api/runs?limit=200');
    if (!isStillAsked()) {
      return;
    }
    this.runs = runs;
    const id = this.link.get('run') ?? this.matching()?.forecast.id;
    if (id === undefined) {
      this.run = undefined;
    } else if (this.run?.forecast.id !== id) {
      const run = await get<Run>('/api/runs/' + encodeURIComponent(id));
      this.run = isStillAsked() ? run : this.run;
    }
  }

  /** The newest run with a result that answers the case of the address. */
  private matching(): Run | undefined {
    const {scenario = 'baseline', asOf} = this.asked;
    return this.runs.find(
      ({forecast}) =>
        forecast.state === 'SUCCEEDED' &&
        forecast.usedDrawCount > 1 &&
        forecast.spec.scenario === scenario &&
        (asOf === undefined || forecast.spec.vintage.asOf === asOf),
    );
  }

  private writeAddress() {
    const text = this.link.toString();
    history.replaceState(null, '', `#/${this.view}${text ? '?' + text : ''}`);
  }

  private signIn() {
    sessionStorage.setItem(RETURN, location.hash);
    location.assign('/session/sign-in');
  }

  render() {
    return html`
      <a class="skip" href="#main" @click=${this.skip}>Skip to the content</a>
      <header>
        <a class="name" href="#/outlook">Chipgap</a>
        <nav aria-label="Views">
          ${VIEWS.map(
            ([name, title]) =>
              html`<a href="#/${name}${this.sameRun()}" aria-current=${this.view === name && this.state === 'ready' ? 'page' : nothing}>${title}</a>`,
          )}
        </nav>
        ${this.session && this.state === 'ready'
          ? html`<span class="who">${this.session.name} · ${this.session.roles.at(-1) ?? 'no role'} <a href="/session/sign-out">Sign out</a></span>`
          : nothing}
      </header>
      <main id="main" tabindex="-1">${this.content()}</main>
      <footer>
        A forecast, not advice. H100e: computing power in units of one Nvidia H100. 90 % interval: in 9 of 10 simulated worlds the number lies in
        it. The seed and the citation id of a run give the same numbers again, to the last digit.
      </footer>`;
  }

  private skip(event: Event) {
    event.preventDefault();
    this.querySelector<HTMLElement>('#main')!.focus();
  }

  private sameRun() {
    return this.run && this.link.has('run') ? '?run=' + this.run.forecast.id : this.asked.scenario ? '?scenario=' + this.asked.scenario : '';
  }

  private content(): TemplateResult {
    if (this.state === 'signed-out') {
      const ended = this.session !== undefined;
      return html`<section class="card welcome">
        <h1>How short of AI chips will China be?</h1>
        <p>Quarter by quarter, for whom, why, and because of which policy. Every number has a source, a date and a grade.</p>
        ${ended ? html`<p class="problem" role="alert">Your session has ended. Sign in again; you come back to this very view.</p>` : nothing}
        ${this.link.get('error') || new URLSearchParams(location.search).has('error')
          ? html`<p class="problem" role="alert">Signing in did not work. Try again, or ask who runs this service.</p>`
          : nothing}
        <button type="button" class="primary" @click=${this.signIn}>Sign in</button>
      </section>`;
    }
    if (this.state === 'loading') {
      return html`<p class="busy" role="status">Loading …</p>`;
    }
    return html`${this.caseBar()} ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing} ${this.open()}`;
  }

  private caseBar() {
    const run = this.run;
    const current = run?.forecast.spec.scenario ?? this.asked.scenario ?? 'baseline';
    const told = this.scenarios.find((scenario) => scenario.id === current);
    return html`<section class="case" aria-label="The run on show">
      <label>Scenario
        <select @change=${this.choose}>
          ${this.scenarios.map((each) => html`<option value=${each.id} ?selected=${each.id === current}>${each.title}</option>`)}
        </select>
      </label>
      ${run
        ? html`<p>
            <strong>${number(run.forecast.usedDrawCount)}</strong> draws · data as of <strong>${run.forecast.spec.vintage.asOf}</strong> · seed
            ${run.seed} · ${words(run.forecast.spec.rule)} allocation${run.citation ? html` · <code>${run.citation}</code>` : nothing}
          </p>`
        : html`<p>${this.loading ? 'Loading …' : 'No run of this scenario is stored.'}</p>`}
      ${this.session?.roles.includes('analyst') && !this.progress
        ? html`<button type="button" @click=${() => this.start(current)}>Run it anew</button>`
        : nothing}
      ${this.progress ? progressBar(this.progress) : nothing}
      ${told ? html`<p class="description">${told.description}</p>` : nothing}
    </section>`;
  }

  private choose(event: Event) {
    location.hash = `#/${this.view}?scenario=${(event.target as HTMLSelectElement).value}`;
  }

  /** Starts a run, follows it, and shows it when it is there. */
  private async start(scenario: string) {
    this.problem = '';
    try {
      let run = await post<Run>('/api/runs', {requestId: crypto.randomUUID(), asked: {scenario}});
      while (run.forecast.state === 'QUEUED' || run.forecast.state === 'RUNNING') {
        this.progress = run;
        await new Promise((resolve) => setTimeout(resolve, PROGRESS_MILLIS));
        run = await get<Run>(`/api/runs/${run.forecast.id}/progress`);
      }
      if (run.forecast.state === 'SUCCEEDED') {
        location.hash = `#/${this.view}?run=${run.forecast.id}`;
      } else {
        this.problem = run.forecast.failure?.message ?? 'The run was cancelled.';
      }
    } catch (failure) {
      this.problem = told(failure);
    } finally {
      this.progress = undefined;
    }
  }

  private open(): TemplateResult {
    if (this.view === 'runs') {
      return html`<chipgap-runs .session=${this.session} .link=${this.link} .runs=${this.runs}></chipgap-runs>`;
    }
    const isWhole = this.view === 'what-if' && this.asked.asOf !== undefined && this.asked.recordedUntil !== undefined;
    if (!this.run?.forecast.result && !isWhole) {
      const analyst = this.session?.roles.includes('analyst');
      const failed = this.run?.forecast.failure?.message;
      return this.loading
        ? html`<p class="busy" role="status">Loading the run …</p>`
        : this.problem
        ? html``
        : html`<p class="empty">${failed ?? 'There is no result to show yet.'} ${analyst ? 'Run the scenario, or choose another one.' : 'Choose another scenario, or ask an analyst to run this one.'}</p>`;
    }
    const [run, session, link, asked] = [this.run, this.session, this.link, this.asked];
    switch (this.view) {
      case 'who':
        return html`<chipgap-who .run=${run} .session=${session} .link=${link}></chipgap-who>`;
      case 'why':
        return html`<chipgap-why .run=${run} .session=${session} .link=${link}></chipgap-why>`;
      case 'what-if':
        return html`<chipgap-what-if .run=${run} .session=${session} .link=${link} .asked=${asked}></chipgap-what-if>`;
      case 'evidence':
        return html`<chipgap-evidence .run=${run} .session=${session} .link=${link}></chipgap-evidence>`;
      case 'five-times':
        return html`<chipgap-multiple .run=${run} .session=${session} .link=${link}></chipgap-multiple>`;
      default:
        return html`<chipgap-outlook .run=${run} .session=${session} .link=${link}></chipgap-outlook>`;
    }
  }
}

customElements.define('chipgap-page', ChipgapPage);
