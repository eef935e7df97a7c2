-- Draws of the run, at least as many as asked for. Runs of before took exactly those.
alter table forecast add column used_draw_count integer;
update forecast set used_draw_count = draw_count;
alter table forecast alter column used_draw_count set not null;
