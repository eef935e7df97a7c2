/** What the JSON endpoints answer; /q/openapi is the whole of it. Quantiles are those at 5, 25, 50, 75 and 95 %. */

export interface Spread {
  mean: number;
  standardError: number;
  quantiles: number[];
  quantileErrors?: number[];
}
export interface Share {
  fraction: number;
  standardError: number;
}
export interface Segment {
  segment: string;
  demand: Spread;
  shortfall: Spread;
  fillRate: Spread;
  shortageProbability: number;
  shortageProbabilityError: number | null;
  detail: {shortfallChips: Spread; shortfallUsd: Spread | null} | null;
}
export interface Accounts {
  supplyChips: Spread;
  supplyUsd: Spread | null;
}
export interface Quarter {
  quarter: string;
  supply: Spread;
  pathways: Record<string, Spread>;
  total: Segment;
  segments: Segment[];
  constraints: Record<string, number>;
  workloads: Segment[] | null;
  accounts: Accounts | null;
}
export interface Spec {
  scenario: string;
  vintage: {asOf: string; recordedUntil: string};
  horizon: {start: string; end: string};
  drawCount: number;
  rule: string;
  basis: string;
}
export interface Forecast {
  id: string;
  spec: Spec;
  state: 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';
  usedDrawCount: number;
  doneDrawCount: number;
  result: {quarters: Quarter[]} | null;
  failure: {reason: string; message: string} | null;
  createdAt: string;
  estimatedEnd: string | null;
}
export interface Run {
  forecast: Forecast;
  seed: string;
  pastQuarters: number;
  citation: string | null;
  digest: string | null;
}
export interface Session {
  name: string;
  roles: string[];
}
export interface Range<T> {
  low: T;
  central: T;
  high: T;
}
export interface Source {
  publisher: string;
  title: string;
  url: string;
  published: string;
  grade: string;
}
export interface Provision {
  name: string;
  measure: string;
  jurisdiction: string;
  announced: string;
  status: string;
  effect: string;
  probability: number;
  starts: Range<string>;
  ends: Range<string> | null;
  strength: Range<number>;
  leakage: Range<number>;
  reason: string;
  sources: Source[];
}
export interface Row {
  name: string;
  title: string;
  status: string;
  strengths: number[];
}
export interface Timeline {
  drawCount: number;
  provisions: Row[];
  effects: Row[];
}
export interface WantDifference {
  segment: string;
  shortfall: Spread;
  served: Spread;
  fillRate: Spread;
  shorter: Share;
  lessShort: Share;
  baseShortage: Share;
  otherShortage: Share;
}
export interface Grounds {
  spec: Spec;
}
export interface Comparison {
  base: Grounds;
  other: Grounds;
  changes: {input: string; base: string; other: string; drawFraction: number | null}[];
  comparison: {
    quarters: {quarter: string; demand: Spread; supply: Spread; total: WantDifference; segments: WantDifference[]}[];
    segments: {segment: string; served: Spread; gains: Share; loses: Share}[];
  };
}
export interface Explanation {
  result: {quarters: {quarter: string; constraints: Record<string, Share>}[]};
}
export interface Flows {
  result: {
    quarter: string;
    served: {pathway: string; segment: string; h100e: Spread}[];
    left: {pathway: string; h100e: Spread}[];
    unmet: {segment: string; h100e: Spread}[];
  };
}
export interface Chain {
  quarter: string;
  drawCount: number;
  amounts: {stage: string; part: string; unit: string; mean: number; standardError: number}[];
}
export interface Lineage {
  result: {inputs: {name: string; service: string; varianceShare: number; standardError: number}[]};
}
export interface Multiple {
  result: {
    years: {
      year: number;
      quarterCount: number;
      factor: Spread;
      medianFactor: number;
      beyondReach: Share;
      shortAtOne: Share;
      shortAtClaimed: Share;
    }[];
  };
}
export interface Figure {
  service: string;
  name: string;
  quantity: string;
  period: string;
  low: number | null;
  central: number | null;
  high: number | null;
  unit: string;
  source: Source;
  note: string;
  recordedAt: string;
  recordedBy: string;
  reason: string;
}
export interface Quantity {
  service: string;
  name: string;
  unit: string;
  description: string;
  isModelInput: boolean;
}
export interface Board {
  quantity: string;
  period: string;
  unit: string;
  voices: {figure: Figure; low: number | null; central: number | null; high: number | null; weight: number; median: number}[];
}
