-- Owner of these tables: src/platform.
-- Whoever runs a migration owns the tables; the application connects as another role, which owns nothing.

-- Row security reads only what the transaction set for itself. No actor set, no rows.
create function has_actor() returns boolean language sql stable as $$
  select coalesce(current_setting('app.actor', true), '') <> ''
$$;

create function may_read(unit integer) returns boolean language sql stable as $$
  select current_setting('app.reads_all', true) = 'on'
      or unit = any (coalesce(nullif(current_setting('app.reads', true), ''), '{}')::integer[])
$$;

create function may_write(unit integer) returns boolean language sql stable as $$
  select current_setting('app.writes_all', true) = 'on'
      or unit = any (coalesce(nullif(current_setting('app.writes', true), ''), '{}')::integer[])
$$;

create table settings (
  key text primary key,
  value jsonb not null
);

-- The answer of each write, kept under the key its sender chose, so that sending twice acts once.
create table idempotency_keys (
  account_id text not null,
  key text not null,
  body_hash text not null,
  answer jsonb not null,
  created_at timestamptz not null,
  primary key (account_id, key)
);

-- One entry for each act, written in the transaction of the act. Never changed, never deleted.
create table audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  account_id text not null,
  act text not null,
  org_unit_id integer,
  subject text not null,
  outcome text not null check (outcome in ('done', 'refused')),
  details jsonb not null default '{}',
  request_id text not null
);
create index audit_log_of_unit on audit_log (org_unit_id, id desc);

alter table audit_log enable row level security;
alter table audit_log force row level security;
create policy audit_log_reads on audit_log for select using (may_read(org_unit_id));
create policy audit_log_appends on audit_log for insert with check (has_actor());
