-- Who recorded a revision, and why. Rows are only ever added.
alter table policy_book
    add column recorded_by text not null default 'chipgap',
    add column reason      text not null default 'Shipped with the service';

-- Scenarios over a revision, each as text. Rows are only ever added.
create table policy_scenario (
    id             text primary key,
    revision       bigint      not null references policy_book (revision),
    content        text        not null,
    content_digest text        not null,
    recorded_at    timestamptz not null,
    recorded_by    text        not null
);

grant select, insert on policy_scenario to "${runtime-role}";
