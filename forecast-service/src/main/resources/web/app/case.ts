/** The case a link carries: everything that is needed to get the same picture again. */

import type {Range, Run} from './types';

export interface Change {
  provision: string;
  enabled?: boolean;
  probability?: number;
  delayQuarters?: number;
  effectiveFrom?: Range<string>;
  strength?: Range<number>;
}
export interface Factors {
  domesticSupply: number;
  imports: number;
  demand: number;
}
export interface Case {
  scenario?: string;
  asOf?: string;
  recordedUntil?: string;
  from?: string;
  to?: string;
  draws?: number;
  seed?: string;
  rule?: string;
  basis?: string;
  changes: Change[];
  multipliers: Factors;
}

/** A parameter of a link that makes no sense, in words. */
export class BadLink extends Error {}

export const NO_FACTORS: Factors = {domesticSupply: 1, imports: 1, demand: 1};
const FORMS: Record<string, [RegExp, string]> = {
  scenario: [/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, 'the id of a scenario, such as baseline'],
  asOf: [/^\d{4}-\d\d-\d\d$/, 'a date, such as 2026-09-30'],
  recordedUntil: [/^\d{4}-\d\d-\d\dT[\d:.]{8,18}Z$/, 'an instant, such as 2026-11-22T08:00:00Z'],
  from: [/^\d{4}Q[1-4]$/, 'a quarter, such as 2025Q1'],
  to: [/^\d{4}Q[1-4]$/, 'a quarter, such as 2028Q4'],
  draws: [/^\d{3,7}$/, 'a number of draws, such as 2000'],
  seed: [/^-?\d{1,19}$/, 'a whole number, such as 1'],
  rule: [/^(TIERED|EQUAL_TIER|PRO_RATA|MARKET)$/, 'TIERED, EQUAL_TIER, PRO_RATA or MARKET'],
  basis: [/^(OPS8|BF16_DENSE|MEMORY_BANDWIDTH)$/, 'OPS8, BF16_DENSE or MEMORY_BANDWIDTH'],
  domesticSupply: [/^(\d(\.\d+)?|10)$/, 'a factor from 0 to 10'],
  imports: [/^(\d(\.\d+)?|10)$/, 'a factor from 0 to 10'],
  demand: [/^(\d(\.\d+)?|10)$/, 'a factor from 0 to 10'],
  change: [
    /^measures\/[a-z0-9-]+\/provisions\/[a-z0-9-]+(~(on|off|p[\d.]+|d[\d.]+|s[\d.]+|f\d{4}-\d\d-\d\d))+$/,
    'a provision and what is changed of it, such as measures/m/provisions/p~off',
  ],
};

function checked(name: string, value: string): string {
  const [form, words] = FORMS[name];
  if (!form.test(value)) {
    throw new BadLink(`The link says ${name} = “${value.slice(0, 60)}”, which is not ${words}. Correct it, or start from Outlook.`);
  }
  return value;
}

/** Reads the case of a link. */
export function read(link: URLSearchParams, alsoKnown: string[]): Case {
  for (const name of link.keys()) {
    if (!(name in FORMS) && !alsoKnown.includes(name)) {
      throw new BadLink(`The link has a parameter “${name.slice(0, 40)}” that this page does not know. It may come from a newer version, or be mistyped.`);
    }
  }
  const text = (name: string) => {
    const value = link.get(name);
    return value === null ? undefined : checked(name, value);
  };
  const factor = (name: string) => Number(text(name) ?? 1);
  const draws = text('draws');
  return {
    scenario: text('scenario'),
    asOf: text('asOf'),
    recordedUntil: text('recordedUntil'),
    from: text('from'),
    to: text('to'),
    draws: draws === undefined ? undefined : Number(draws),
    seed: text('seed'),
    rule: text('rule'),
    basis: text('basis'),
    changes: link.getAll('change').map((value) => change(checked('change', value))),
    multipliers: {domesticSupply: factor('domesticSupply'), imports: factor('imports'), demand: factor('demand')},
  };
}

function change(value: string): Change {
  const [provision, ...parts] = value.split('~');
  const read: Change = {provision};
  for (const part of parts) {
    const rest = part.slice(1);
    if (part === 'on' || part === 'off') {
      read.enabled = part === 'on';
    } else if (part[0] === 'f') {
      read.effectiveFrom = {low: rest, central: rest, high: rest};
    } else {
      const amount = Number(rest);
      const isFraction = part[0] !== 'd';
      if (!Number.isFinite(amount) || amount < 0 || (isFraction && amount > 1)) {
        throw new BadLink(`The link changes ${provision} by “${part}”, which is out of range: probability and strength lie between 0 and 1, delays are not negative.`);
      }
      if (part[0] === 'p') {
        read.probability = amount;
      } else if (part[0] === 's') {
        read.strength = {low: amount, central: amount, high: amount};
      } else {
        read.delayQuarters = amount;
      }
    }
  }
  return read;
}

function written(change: Change): string {
  const parts = [change.provision];
  if (change.enabled !== undefined) parts.push(change.enabled ? 'on' : 'off');
  if (change.probability !== undefined) parts.push('p' + change.probability);
  if (change.delayQuarters) parts.push('d' + change.delayQuarters);
  if (change.strength) parts.push('s' + change.strength.central);
  if (change.effectiveFrom) parts.push('f' + change.effectiveFrom.central);
  return parts.join('~');
}

/** The link parameters of a case. */
export function write(asked: Case): URLSearchParams {
  const link = new URLSearchParams();
  for (const name of ['scenario', 'asOf', 'recordedUntil', 'from', 'to', 'draws', 'seed', 'rule', 'basis'] as const) {
    const value = asked[name];
    if (value !== undefined) {
      link.set(name, String(value));
    }
  }
  for (const name of ['domesticSupply', 'imports', 'demand'] as const) {
    if (asked.multipliers[name] !== 1) {
      link.set(name, String(asked.multipliers[name]));
    }
  }
  asked.changes.forEach((each) => link.append('change', written(each)));
  return link;
}

/** The case that a stored run answers, every part of it named. */
export function ofRun(run: Run): Case {
  const {spec} = run.forecast;
  return {
    scenario: spec.scenario,
    asOf: spec.vintage.asOf,
    recordedUntil: spec.vintage.recordedUntil,
    from: spec.horizon.start,
    to: before(spec.horizon.end),
    draws: spec.drawCount,
    seed: run.seed,
    rule: spec.rule,
    basis: spec.basis,
    changes: [],
    multipliers: NO_FACTORS,
  };
}

/** The quarter before one. */
export function before(quarter: string): string {
  const year = Number(quarter.slice(0, 4));
  const number = Number(quarter.slice(5));
  return number > 1 ? `${year}Q${number - 1}` : `${year - 1}Q4`;
}
