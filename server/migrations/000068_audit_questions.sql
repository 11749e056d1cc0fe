-- What auditors ask service about an order. While one is open a hold keeps the order (server/audit/questions).
create table audit_questions (
  id uuid primary key,
  order_id uuid not null references orders,
  question text not null,
  asked_at timestamptz(3) not null,
  asked_by text not null,
  asked_by_id text not null, -- who is told of the answer
  answer text,
  ended_at timestamptz(3), -- answered, or withdrawn: then there is no answer
  ended_by text,
  check ((ended_at is null) = (ended_by is null)),
  check (answer is null or ended_at is not null)
);

-- all of an order, for its page and the desk
create index audit_questions_order on audit_questions (order_id, asked_at);

-- one at a time: who asks again adds to what is open. And what waits for an answer, the oldest first
create unique index audit_questions_one_open on audit_questions (order_id) where ended_at is null;
