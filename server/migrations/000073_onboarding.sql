-- What people said of a step of setting up: skipped, or confirmed where only a person can say so. All else is read from what is there.
create table onboarding_marks (
  step text primary key, -- core/guide/onboarding/onboarding-step.ts
  mark text not null check (mark in ('skipped', 'confirmed')),
  marked_at timestamptz(3) not null,
  marked_by text not null
);
