-- How far people are in the tour of their work; who has no row has not begun.
create table tours (
  person_id uuid not null references people,
  tour text not null, -- core/guide/tour-code.ts
  step smallint not null check (step >= 0),
  state text not null check (state in ('running', 'skipped', 'done')),
  changed_at timestamptz(3) not null,
  primary key (person_id, tour)
);
