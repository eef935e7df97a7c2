-- Published numbers. Rows are only ever added: a correction is a new row that supersedes the old one.
create table figure (
    id             text primary key,
    quantity       text             not null,
    period         text             not null,
    low            double precision,
    central        double precision,
    high           double precision,
    coverage       double precision not null,
    unit           text             not null,
    publisher      text             not null,
    title          text             not null,
    url            text             not null,
    published_on   date             not null,
    accessed_on    date             not null,
    grade          text             not null check (grade in ('A', 'B', 'C', 'D')),
    note           text             not null,
    supersedes     text unique references figure,
    recorded_at    timestamptz      not null,
    recorded_by    text             not null,
    reason         text             not null,
    content_digest text             not null
);
