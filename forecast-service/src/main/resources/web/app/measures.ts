/** What the fan of a run can show: a number, its unit and how it reads. */

import type {Point} from './fan';
import type {Quarter, Spread} from './types';

export interface Measure {
  title: string;
  unit: string;
  per: number;
  max?: number;
  of(quarter: Quarter, segment: string): Spread | null;
}

/** What everybody, a segment or a workload wants and gets. */
export function want(quarter: Quarter, segment: string) {
  return segment === 'all' ? quarter.total : [...quarter.segments, ...(quarter.workloads ?? [])].find((each) => each.segment === segment)!;
}

export const MEASURES: Record<string, Record<string, Measure>> = {
  shortfall: {
    H100e: {title: 'Shortfall', unit: 'thousand H100e a quarter', per: 1000, of: (quarter, segment) => want(quarter, segment).shortfall},
    chips: {title: 'Shortfall', unit: 'thousand chips as large as the mean new chip', per: 1000, of: (quarter, segment) => want(quarter, segment).detail?.shortfallChips ?? null},
    USD: {title: 'Shortfall', unit: 'billion USD at the price of the new chips', per: 1e9, of: (quarter, segment) => want(quarter, segment).detail?.shortfallUsd ?? null},
  },
  fill: {
    H100e: {title: 'Share of what is wanted that is served', unit: 'percent', per: 0.01, max: 100, of: (quarter, segment) => want(quarter, segment).fillRate},
  },
  demand: {
    H100e: {title: 'New demand', unit: 'thousand H100e a quarter', per: 1000, of: (quarter, segment) => want(quarter, segment).demand},
  },
  supply: {
    H100e: {title: 'New supply, all pathways', unit: 'thousand H100e a quarter', per: 1000, of: (quarter, segment) => (segment === 'all' ? quarter.supply : null)},
    chips: {title: 'New supply, all pathways', unit: 'thousand chips a quarter', per: 1000, of: (quarter, segment) => (segment === 'all' ? (quarter.accounts?.supplyChips ?? null) : null)},
    USD: {title: 'New supply, all pathways', unit: 'billion USD a quarter', per: 1e9, of: (quarter, segment) => (segment === 'all' ? (quarter.accounts?.supplyUsd ?? null) : null)},
  },
};

/** Number of quarters from the first on whose deliveries are published: nothing limits them any more. */
export function observed(quarters: Quarter[]): number {
  const ahead = quarters.findIndex((quarter) => (quarter.constraints.NONE ?? 0) < 0.5);
  return ahead < 0 ? quarters.length : ahead;
}

/** The points of a measure; null where the run does not have it. */
export function points(quarters: Quarter[], measure: Measure, segment: string): Point[] | null {
  const found: Point[] = [];
  for (const quarter of quarters) {
    const spread = measure.of(quarter, segment);
    if (spread === null) {
      return null;
    }
    found.push({quarter: quarter.quarter, spread});
  }
  return found;
}

/** The numbers behind a fan, as they are downloaded: in full, not rounded. */
export function table(all: Point[], unit: string) {
  return {
    columns: ['quarter', 'unit', 'q05', 'q25', 'median', 'q75', 'q95', 'mean', 'standard_error', 'median_standard_error'],
    rows: all.map(({quarter, spread}) => [quarter, unit, ...spread.quantiles, spread.mean, spread.standardError, spread.quantileErrors?.[2] ?? '']),
  };
}
