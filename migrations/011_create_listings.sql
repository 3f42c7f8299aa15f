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

-- The blocks that make up the stretch from `lowest` to below `above`, any of which will do; the last may reach above it.
create function stretch_blocks(lowest bigint, above bigint) returns tsquery immutable language plpgsql as $$
declare
  blocks text[] := '{}';
  block_start bigint := (lowest >> 9) << 9;
  bits integer;
begin
  while block_start < above loop
    select coalesce(max(larger), 9) into bits from unnest(array[12, 15, 18]) as larger
     where block_start % (1::bigint << larger) = 0 and block_start + (1::bigint << larger) <= above;
    blocks := blocks || format('''#%s=%s''', bits, block_start >> bits);
    block_start := block_start + (1::bigint << bits);
  end loop;
  return array_to_string(blocks, ' | ')::tsquery;
end $$;

-- The newest galleries of a stretch that answer to a question, `wanted` at most. Looks through a short piece of the list first
-- and through ever longer ones then: what is common is found at once, what is rare costs the index little. All of it is one
-- statement for who asks, and its parts are planned once a session.
--   `asked_terms`      what the index answers for exactly
--   `beginning`        of a word: costs the index as much as it is common, so rows are read until it is known to be rare
--   `phrases`          only the rows can tell
--   `looked_down_to`   all from there on was looked at; `null`: the whole stretch was. Rows that are read are bounded, so it may
--                      end with fewer than there are.
create function search_listings(
  asked_terms tsquery, beginning tsquery, phrases tsquery, lowest bigint, above bigint, asked_state text,
  received_from timestamptz, received_before timestamptz, wanted integer,
  out sequences bigint[], out looked_down_to bigint
) stable language plpgsql as $$
#variable_conflict use_column
declare
  most_rows_at_once constant integer := 500;
  most_rows constant integer := 1000;
  -- So many rows hold the rest, and not a page of them the beginning: it is not common.
  enough_to_judge constant integer := 400;
  -- A longer piece is looked through without its blocks: what is still looked for there is rare.
  longest_by_blocks constant bigint := 40::bigint << 18;
  piece_size bigint := 512;
  piece_above bigint := least(above, (select max(sequence) + 1 from listings));
  piece_lowest bigint;
  is_beginning_rare boolean := false;
  rows_read integer := 0;
  query tsquery;
  blocks tsquery;
  checks tsquery;
  hits bigint[];
  candidate_count integer;
  lowest_candidate bigint;
begin
  sequences := '{}';
  while piece_above > lowest loop
    if rows_read >= most_rows then
      looked_down_to := piece_above;
      return;
    end if;
    piece_lowest := greatest(lowest, ((piece_above - piece_size) >> 9) << 9);
    query := asked_terms;
    checks := phrases;
    if is_beginning_rare then query := query && beginning; else checks := checks && beginning; end if;
    if piece_above - piece_lowest < longest_by_blocks or numnode(query) = 0 then
      blocks := stretch_blocks(piece_lowest, ((piece_above + 511) >> 9) << 9);
    else
      blocks := query;
    end if;
    if numnode(query) = 0 then query := blocks; end if;
    -- Two conditions, not one: from each the index leaps to where the other has its next row.
    -- Sequences are no condition for the planner (`+ 0`): it would walk them and look at the terms of every row on the way.
    with candidates as materialized (
      select sequence, case when numnode(checks) > 0 then terms end as terms from listings
       where terms @@ blocks and terms @@ query and sequence + 0 >= piece_lowest and sequence + 0 < piece_above
         and (asked_state is null or state = asked_state)
         and (received_from is null or received_at >= received_from)
         and (received_before is null or received_at < received_before)
       order by sequence desc
       limit case when numnode(checks) > 0 then most_rows_at_once else wanted - cardinality(sequences) end)
    select (select count(*) from candidates), (select min(sequence) from candidates),
           array(select sequence from candidates where numnode(checks) = 0 or terms @@ checks
                  order by sequence desc limit wanted - cardinality(sequences))
      into candidate_count, lowest_candidate, hits;
    sequences := sequences || hits;
    if cardinality(sequences) >= wanted then
      looked_down_to := sequences[cardinality(sequences)];
      return;
    end if;
    if numnode(checks) > 0 then
      rows_read := rows_read + candidate_count;
      is_beginning_rare := is_beginning_rare or (numnode(beginning) > 0 and candidate_count >= enough_to_judge);
    end if;
    if numnode(checks) = 0 or candidate_count < most_rows_at_once then
      piece_size := least(piece_size * 8, 1::bigint << 40);
      piece_above := piece_lowest;
    else
      -- A longer piece would only name more rows than are read; unless it is the index that is asked from now on.
      piece_size := case when is_beginning_rare then piece_size * 64
                         else greatest(512, piece_above - lowest_candidate) end;
      piece_above := lowest_candidate;
    end if;
  end loop;
end $$;
