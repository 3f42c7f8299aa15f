-- What a list shows of a gallery's published manifest, beside the headline; `null` until there is one.
alter table galleries add column summary jsonb;

-- What galleries are listed and searched by, a narrow row each: lists look at many and show few.
create table listings (
  sequence bigint primary key references galleries (sequence) on delete cascade,
  -- Of the newest run that is no preview.
  state text not null default 'queued' check (state in ('queued', 'running', 'succeeded', 'failed')),
  -- That run's place in `runs`; `null` until there is one.
  run_sequence bigint,
  received_at timestamptz(3) not null,
  -- The words of name, source and published manifest, and all that lists filter by: `#source=wire`, `#flag=file`,
  -- `#state=failed` (`#state=unfinished` for queued and running), and the blocks its sequence lies in: `#9=4`, `#12=0` …
  terms tsvector not null
) with (fillfactor = 90);
-- Terms that are read are read at once, and what the planner could learn of them it would weigh longer than the search takes.
alter table listings alter column terms set storage external, alter column terms set statistics 0;

-- The newest rows must be found as fast as the others: no list of rows that wait to be indexed.
create index listings_by_terms on listings using gin (terms) with (fastupdate = off);
create index listings_by_time on listings (received_at);

create function state_term(state text) returns tsvector immutable language sql as $$
  select (case when state in ('queued', 'running') then '''#state=unfinished''' else '''#state=' || state || '''' end)::tsvector
$$;

-- Galleries that were there before: their words are read when the program starts.
create table unlisted (sequence bigint primary key references galleries (sequence) on delete cascade);
insert into unlisted select sequence from galleries;

-- Whoever changes a run, the list knows it in the same transaction. The terms change only where they say another thing:
-- each change of them is as many entries in the index as the gallery has words.
create function list_run(run runs) returns void language plpgsql as $$
begin
  update listings
     set run_sequence = run.sequence,
         state = run.state,
         terms = case when state_term(state) = state_term(run.state) then terms
                      else ts_delete(terms, tsvector_to_array(state_term(state))) || state_term(run.state) end
   where sequence = (select galleries.sequence from galleries where id = run.gallery_id)
     and (run_sequence is null or run_sequence <= run.sequence)
     and (run_sequence, state) is distinct from (run.sequence, run.state);
end $$;
create function list_changed_run() returns trigger language plpgsql as $$
begin
  perform list_run(new);
  return null;
end $$;
create trigger runs_listed_new after insert on runs
  for each row when (not new.is_preview) execute function list_changed_run();
create trigger runs_listed after update on runs
  for each row when (old.state is distinct from new.state and not new.is_preview) execute function list_changed_run();
