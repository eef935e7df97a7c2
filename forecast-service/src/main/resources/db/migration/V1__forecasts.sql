create table forecast (
    id               text primary key,
    request_id       uuid        not null unique,
    request_digest   text        not null,
    scenario         text        not null,
    as_of            date        not null,
    recorded_until   timestamptz not null,
    horizon_start    text        not null,
    horizon_end      text        not null,
    draw_count       integer     not null,
    seed             bigint      not null,
    state            text        not null check (state in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    done_draw_count  integer     not null,
    cancel_requested boolean     not null,
    manifest         text,
    failure_reason   text,
    failure_message  text,
    created_at       timestamptz not null,
    -- Last sign of life of the process that runs it.
    alive_at         timestamptz not null,
    ended_at         timestamptz
);
create index forecast_newest on forecast (created_at desc, id desc);
create index forecast_alive on forecast (alive_at) where state in ('QUEUED', 'RUNNING');

create table forecast_result (
    forecast_id text primary key references forecast (id),
    content     text not null
);
