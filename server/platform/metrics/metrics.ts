import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Figures about the process, once however many apps it runs. */
const processFigures = new Registry();
let isCollecting = false;

/** A figure that is read when somebody asks, not kept up to date: `subscriber_behind_ms` by subscriber. */
export type Figure = Readonly<{
  name: string;
  help: string;
  label?: string;
  read(): Promise<readonly Readonly<{ label?: string; value: number }>[]>;
}>;

export type Metrics = Readonly<{
  observeRequest(request: Readonly<{ method: string; route: string; status: number; durationMs: number }>): void;
  /** one request to a hook, and what became of it */
  observeHook(request: Readonly<{ path: string; outcome: 'accepted' | 'stranger' | 'turned_away' }>): void;
  contentType: string;
  text(): Promise<string>;
}>;

/** The figures of one app, in Prometheus' text format. A figure that cannot be read is left out, the others still answer. */
export function createMetrics(figures: readonly Figure[]): Metrics {
  if (!isCollecting) collectDefaultMetrics({ register: processFigures });
  isCollecting = true;
  const own = new Registry();
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [own],
  });
  const hooks = new Counter({
    name: 'hook_requests_total',
    help: 'What other systems sent: accepted, of strangers (a wrong signature or place), turned away unread',
    labelNames: ['path', 'outcome'],
    registers: [own],
  });
  const gauges = figures.map((figure) => ({
    figure,
    gauge: new Gauge({ name: figure.name, help: figure.help, labelNames: figure.label ? [figure.label] : [], registers: [own] }),
  }));
  const all = Registry.merge([processFigures, own]);
  return {
    observeRequest: ({ method, route, status, durationMs }) => requests.observe({ method, route, status }, durationMs / 1000),
    observeHook: (labels) => hooks.inc(labels),
    contentType: all.contentType,
    async text() {
      for (const { figure, gauge } of gauges) {
        gauge.reset();
        const rows = await figure.read().catch(() => []);
        for (const row of rows) gauge.set(figure.label ? { [figure.label]: row.label ?? '' } : {}, row.value);
      }
      return all.metrics();
    },
  };
}
