import { signalStore, type SignalStore } from '../../lib/signal-store.ts';

export type LineState = 'connecting' | 'up' | 'down';

/** The long-lived line to one print program; it comes back by itself. */
export type PrintLine = Readonly<{
  state: SignalStore<LineState>;
  /** false: the line is down and the frame is not on its way */
  send(frame: string): boolean;
  /** Hears every frame until it is undone. */
  hear(listener: (frame: string) => void): () => void;
  /** tries now instead of after the pause */
  retry(): void;
  close(): void;
}>;

const firstPauseMs = 500;
const longestPauseMs = 10_000;
/** A program that does not take the line within this is not there. */
const openLimitMs = 4_000;

/** Opens the line and keeps it: after a break it tries again, at longer and longer intervals. */
export function openPrintLine(address: string): PrintLine {
  const state = signalStore<LineState>('connecting');
  const listeners = new Set<(frame: string) => void>();
  let socket: WebSocket | null = null;
  let pauseMs = firstPauseMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;

  const open = (): void => {
    clearTimeout(timer);
    if (isOver) return;
    const opened = newSocket(address);
    socket = opened;
    if (!opened) return lost(null);
    const limit = setTimeout(() => opened.close(), openLimitMs);
    opened.addEventListener('open', () => {
      clearTimeout(limit);
      pauseMs = firstPauseMs;
      state.write('up');
    });
    opened.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'string') for (const listener of listeners) listener(data);
    });
    opened.addEventListener('close', () => {
      clearTimeout(limit);
      lost(opened);
    });
  };
  const lost = (which: WebSocket | null): void => {
    if (isOver || which !== socket) return;
    state.write('down');
    timer = setTimeout(open, pauseMs);
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  };
  open();
  return {
    state,
    send: (frame) => {
      if (socket?.readyState !== WebSocket.OPEN) return false;
      socket.send(frame);
      return true;
    },
    hear: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    retry: () => {
      pauseMs = firstPauseMs;
      if (state.read() === 'down') open();
    },
    close: () => {
      isOver = true;
      clearTimeout(timer);
      socket?.close();
    },
  };
}

/** Null when the browser refuses the address itself. */
function newSocket(address: string): WebSocket | null {
  try {
    return new WebSocket(address);
  } catch {
    return null;
  }
}
