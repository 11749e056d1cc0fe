import { dialects } from '@zhidan/core/printing/client/dialects.ts';
import type { ClientNews, PrintClientCode, PrintDialect, Printer } from '@zhidan/core/printing/client/print-client.ts';
import { newKey } from '../../lib/call.ts';
import { signalStore, type SignalStore } from '../../lib/signal-store.ts';
import { openPrintLine, type LineState, type PrintLine } from './print-line.ts';

/** What a desk knows of its print program; `printers` null: not told yet. */
export type DeskView = Readonly<{
  line: LineState;
  printers: readonly Printer[] | null;
  defaultPrinter: string;
  version: string;
  /** the program did not understand us, in its own words */
  complaint: string;
}>;

/** A print program of this desk, connected. */
export type PrintDesk = Readonly<{
  dialect: PrintDialect;
  line: PrintLine;
  view: SignalStore<DeskView>;
  askPrinters(): void;
  /** Hears all news until it is undone. */
  hear(listener: (news: ClientNews) => void): () => void;
  close(): void;
}>;

/** How often the list of printers is asked for while somebody looks. */
const printersEveryMs = 5_000;

/** Connects this desk with a print program and keeps asking which printers there are. */
export function openPrintDesk(client: PrintClientCode, address: string): PrintDesk {
  const dialect = dialects[client];
  const line = openPrintLine(address);
  const view = signalStore<DeskView>({ line: 'connecting', printers: null, defaultPrinter: '', version: '', complaint: '' });
  const listeners = new Set<(news: ClientNews) => void>();
  const askPrinters = (): void => void line.send(dialect.printers(newKey()));
  const greet = (): void => {
    askPrinters();
    const version = dialect.version(newKey());
    if (version !== null) line.send(version);
  };
  const forgetLine = line.state.subscribe(() => {
    const now = line.state.read();
    view.write({ ...view.read(), line: now, ...(now === 'up' ? {} : { printers: null }) });
    if (now === 'up') greet();
  });
  const forgetFrames = line.hear((frame) => {
    const news = dialect.read(frame);
    if (!news) return;
    view.write(seen(view.read(), news));
    for (const listener of listeners) listener(news);
  });
  const asking = setInterval(askPrinters, printersEveryMs);
  return {
    dialect,
    line,
    view,
    askPrinters,
    hear: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      clearInterval(asking);
      forgetLine();
      forgetFrames();
      line.close();
    },
  };
}

function seen(view: DeskView, news: ClientNews): DeskView {
  if (news.kind === 'printers') {
    const isSame = JSON.stringify(view.printers) === JSON.stringify(news.printers) && view.defaultPrinter === news.defaultPrinter;
    return isSame && !view.complaint ? view : { ...view, printers: news.printers, defaultPrinter: news.defaultPrinter, complaint: '' };
  }
  if (news.kind === 'version') return { ...view, version: news.version };
  return news.kind === 'misunderstood' ? { ...view, complaint: news.message } : view;
}
