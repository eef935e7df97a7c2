-- Revisions of the policy book, each the whole text. Rows are only ever added.
create table policy_book (
    revision       bigint generated always as identity primary key,
    content        text        not null,
    content_digest text        not null unique,
    recorded_at    timestamptz not null
);

grant select, insert on policy_book to "${runtime-role}";
