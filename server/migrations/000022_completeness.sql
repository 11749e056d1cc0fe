-- The completeness ledger: the platform's own count of the orders created in an hour beside ours, as last looked at.
create table completeness_hours (
  shop_id uuid not null references shops,
  hour timestamptz(3) not null, -- its first moment
  state text not null check (state in ('green', 'red')), -- an hour that was never looked at has no row
  platform_count integer not null,
  platform_paid_fen bigint, -- null: the platform tells no sum
  our_count integer not null,
  our_void_count integer not null, -- of them cut up by the platform: it may list them or not
  our_paid_fen bigint not null,
  first_checked_at timestamptz(3) not null,
  checked_at timestamptz(3) not null, -- after the platform's answer, when ours were counted
  check_count integer not null,
  red_since timestamptz(3),
  fill_count integer not null, -- since it is red
  gap_filled_at timestamptz(3),
  alarmed_at timestamptz(3), -- people were told that it stays red
  primary key (shop_id, hour),
  constraint completeness_hours_whole check (date_trunc('hour', hour, 'UTC') = hour),
  constraint completeness_hours_red check ((state = 'red') = (red_since is not null))
);

-- what is wrong now: the board and the job that fills gaps
create index completeness_hours_red on completeness_hours (shop_id, hour) where state = 'red';

-- Each look at an hour.
create table completeness_checks (
  shop_id uuid not null,
  hour timestamptz(3) not null,
  check_no integer not null, -- counts the looks at the hour
  checked_at timestamptz(3) not null,
  state text not null check (state in ('green', 'red')),
  asked_by text not null, -- a person's name, or what in the product asked
  is_after_fill boolean not null,
  platform_count integer not null,
  platform_paid_fen bigint,
  our_count integer not null,
  our_paid_fen bigint not null,
  -- the history of an hour, newest last
  primary key (shop_id, hour, check_no),
  foreign key (shop_id, hour) references completeness_hours
);

-- the nightly cleaning
create index completeness_checks_by_age on completeness_checks (checked_at);
