-- Quantities and the numbers that sources state about them. Rows are only ever added: the role that the service runs as may do nothing else.
create table quantity (
    name        text collate "C" primary key,
    unit        text        not null,
    kind        text        not null check (kind in ('POSITIVE', 'FRACTION', 'REAL')),
    description text        not null check (description <> ''),
    recorded_at timestamptz not null,
    recorded_by text        not null
);

create table figure (
    id           text collate "C" primary key,
    quantity     text collate "C" not null references quantity,
    period       text             not null,
    low          double precision,
    central      double precision,
    high         double precision,
    coverage     double precision not null check (coverage > 0 and coverage < 1),
    unit         text             not null,
    publisher    text collate "C" not null check (publisher <> ''),
    title        text             not null,
    url          text             not null,
    published_on date             not null,
    accessed_on  date             not null,
    grade        text             not null check (grade in ('A', 'B', 'C', 'D')),
    note         text             not null,
    -- The figure that this one replaces from its own publication on.
    supersedes   text collate "C" references figure check (supersedes <> id),
    recorded_at  timestamptz      not null,
    recorded_by  text             not null,
    reason       text             not null check (reason <> ''),
    check (low is not null or central is not null or high is not null),
    check (low <= central),
    check (central <= high),
    check (low <= high)
);
-- No figure is replaced twice.
create unique index figure_superseded on figure (supersedes) where supersedes is not null;
-- What a model reads as of a date.
create index figure_known on figure (quantity, published_on);
-- Who is cited.
create index figure_publisher on figure (publisher, id);
-- What was recorded last.
create index figure_newest on figure (recorded_at, id);

grant select, insert on quantity, figure to "${runtime-role}";
