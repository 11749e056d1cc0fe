-- What a merchant sets up about a shop.
alter table shops
  add column first_load_from timestamptz(3), -- orders created before this are not loaded at the first authorisation; null: the usual thirty days
  add column authorized_at timestamptz(3); -- when a person last authorised it: the same answer of the platform's page twice counts once
