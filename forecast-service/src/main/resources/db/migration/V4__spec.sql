-- What a spec can say besides. Runs of before served by tiers and were no point runs.
alter table forecast add column allocation_rule text not null default 'TIERED';
alter table forecast add column medians boolean not null default false;
alter table forecast add column compute_basis text not null default 'OPS8';
alter table forecast alter column allocation_rule drop default;
alter table forecast alter column medians drop default;
alter table forecast alter column compute_basis drop default;
-- Since when it runs, to estimate the end. Runs of before do not know.
alter table forecast add column started_at timestamptz;
