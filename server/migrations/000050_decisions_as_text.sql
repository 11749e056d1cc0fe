-- What people read of an evaluation is kept as the text it came as: parsing it for the database cost more than writing it.
alter table audit_decisions
  alter column matches type json,
  alter column effects type json;

-- Rows stay whole and uncompressed up to a page: compressing cost each evaluation more than all its indexes, and a backtest, which
-- looks at one fact of every row, paid for it again with each look.
alter table audit_decisions set (toast_tuple_target = 8160);
