-- What the merchant changes on the settings page. A missing row has the start value of core/operations/merchant-setting.ts.
create table merchant_settings (
  key text primary key,
  value jsonb not null,
  changed_at timestamptz(3) not null
);
