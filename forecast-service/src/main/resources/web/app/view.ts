/** What all views have in common: they draw into the page itself, and tell when they are busy and what went wrong. */

import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {BadLink} from './case';
import {Refused} from './api';
import type {Run, Session} from './types';

export abstract class View extends LitElement {
  static properties = {
    run: {attribute: false},
    session: {attribute: false},
    link: {attribute: false},
    busy: {state: true},
    problem: {state: true},
  };

  declare run: Run;
  declare session: Session;
  declare link: URLSearchParams;
  declare busy: string;
  declare problem: string;

  private underWay?: AbortController;

  constructor() {
    super();
    this.busy = '';
    this.problem = '';
    this.link = new URLSearchParams();
  }

  protected createRenderRoot() {
    return this;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.underWay?.abort();
  }

  get isAnalyst(): boolean {
    return this.session.roles.includes('analyst');
  }

  /** Does work that takes a while; newer work replaces older. */
  protected async work(what: string, task: (signal: AbortSignal) => Promise<void>) {
    this.underWay?.abort();
    const own = new AbortController();
    this.underWay = own;
    this.busy = what;
    this.problem = '';
    try {
      await task(own.signal);
    } catch (failure) {
      if (!own.signal.aborted) {
        this.problem = told(failure);
      }
    } finally {
      if (this.underWay === own) {
        this.busy = '';
      }
    }
  }

  /** Puts parameters into the address, so that it can be shared. */
  protected remember(parameters: Record<string, string | undefined>) {
    for (const [name, value] of Object.entries(parameters)) {
      if (value === undefined || value === '') {
        this.link.delete(name);
      } else {
        this.link.set(name, value);
      }
    }
    this.dispatchEvent(new CustomEvent('chipgap-link', {bubbles: true}));
  }

  protected status(): TemplateResult {
    return html`<div class="status" role="status" aria-live="polite">
        ${this.busy ? html`<span class="busy">${this.busy}</span>` : nothing}
      </div>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}`;
  }

  protected analystsOnly(what: string): TemplateResult {
    return html`<p class="note">
      ${what} is computed on demand, which your role (viewer) does not allow. Stored runs are under Outlook, Who goes short and Runs. Ask an
      administrator for the role analyst.
    </p>`;
  }
}

/** A failure in a sentence. */
export function told(failure: unknown): string {
  if (failure instanceof Refused || failure instanceof BadLink) {
    return failure.message;
  }
  console.error(failure);
  return 'The page met something it did not expect and could not draw this. Reload it; if that does not help, the browser console has the cause.';
}
