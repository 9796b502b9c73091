-- Owner of these tables: src/features/identity. The first four are those of the sign-in library.

create table accounts (
  id text primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  language text not null default 'vi',
  "isDemo" boolean not null default false,
  -- Place on the sign-in page of the demonstration; null is not shown there.
  "demoPosition" integer
);

create table sessions (
  id text primary key,
  "expiresAt" timestamptz not null,
  token text not null unique,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references accounts on delete cascade
);
create index sessions_of_account on sessions ("userId");

create table credentials (
  id text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references accounts on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index credentials_of_account on credentials ("userId");

create table verifications (
  id text primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index verifications_by_identifier on verifications (identifier);

create table grants (
  id integer primary key generated always as identity,
  account_id text not null references accounts on delete cascade,
  role text not null,
  org_unit_id integer not null references org_units,
  with_subtree boolean not null,
  valid_from date not null default '-infinity',
  valid_to date not null default 'infinity',
  check (valid_from <= valid_to)
);
create index grants_of_account on grants (account_id);

-- Links that let one person in once: the first administrator. Only the hash of the token is kept.
create table entry_links (
  token_hash text primary key,
  purpose text not null check (purpose in ('first_administrator')),
  expires_at timestamptz not null,
  used_at timestamptz
);
