create table sweep (
    id              text primary key,
    request_id      uuid        not null unique,
    request_digest  text        not null,
    title           text        not null,
    case_count      integer     not null,
    used_draw_count integer     not null,
    created_at      timestamptz not null
);
create index sweep_newest on sweep (created_at desc, id desc);

create table sweep_case (
    sweep_id text    not null references sweep (id) on delete cascade,
    position integer not null,
    name     text    not null,
    -- World and what it stands on, as JSON.
    spec     text    not null,
    manifest text    not null,
    primary key (sweep_id, position)
);

-- What the draws of a part came to. A part is written once; who comes second finds it there.
create table sweep_part (
    sweep_id  text        not null references sweep (id) on delete cascade,
    part      integer     not null,
    numbers   bytea       not null,
    stored_at timestamptz not null,
    primary key (sweep_id, part)
);
-- Noise does not compress.
alter table sweep_part alter column numbers set storage external;
grant select, insert on sweep, sweep_case, sweep_part to "${runtime-role}";
