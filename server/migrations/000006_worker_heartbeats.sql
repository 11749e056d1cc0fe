-- One row a worker process, renewed every few seconds: the about page and the health check see whether somebody works.
create table worker_heartbeats (
  worker_id uuid primary key,
  host text not null,
  process_id integer not null,
  started_at timestamptz(3) not null,
  seen_at timestamptz(3) not null
);
