-- Figures of the time before the product, typed in by the merchant or read from a sheet.
create table measure_baselines (
  measure text primary key, -- core/insights/measures/measure-code.ts
  value integer not null check (value >= 0), -- seconds or basis points
  note text not null,
  changed_at timestamptz(3) not null,
  changed_by text not null
);
