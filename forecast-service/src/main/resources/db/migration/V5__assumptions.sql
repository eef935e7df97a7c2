-- Numbers of the caller's own, as JSON; null for none, as in all runs of before.
alter table forecast add column assumptions text;
