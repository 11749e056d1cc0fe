-- An order is written again as it is paid, stopped, shipped and closed, mostly in columns that no index holds: room on its page for
-- the new version leaves its twenty indexes alone.
alter table orders set (fillfactor = 75);
