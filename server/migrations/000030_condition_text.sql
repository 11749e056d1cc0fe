-- Text that conditions search, normalised by core/conditions/normal-text.ts on its way in and by nothing else: a closure and
-- SQL compare the same stored text. Rows of before get the nearest that PostgreSQL can say; a platform's next word rewrites them.
alter table orders
  add column buyer_message_normal text not null default '',
  add column seller_memo_normal text not null default '';
update orders set
  buyer_message_normal = lower(normalize(regexp_replace(buyer_message, '\s', '', 'g'), nfkc)),
  seller_memo_normal = lower(normalize(regexp_replace(seller_memo, '\s', '', 'g'), nfkc))
where buyer_message <> '' or seller_memo <> '';

alter table order_lines
  add column title_normal text not null default '',
  add column specification_normal text not null default '';
update order_lines set
  title_normal = lower(normalize(regexp_replace(title, '\s', '', 'g'), nfkc)),
  specification_normal = lower(normalize(regexp_replace(specification, '\s', '', 'g'), nfkc));

alter table orders
  alter column buyer_message_normal drop default,
  alter column seller_memo_normal drop default;
alter table order_lines
  alter column title_normal drop default,
  alter column specification_normal drop default;
