import type { JsonObject } from '../../kernel/canonical-json.ts';
import type { Words } from '../../kernel/words.ts';

/**
 * The programs of platforms that print their e-waybills: each listens on the packing desk's own computer and is spoken to by the
 * browser. `address` is where it listens unless a desk says otherwise. Source: logistics.md §3, §3.1.
 */
export const printClients = {
  cainiao: {
    words: { 'zh-CN': '菜鸟打印组件', en: 'Cainiao print client' },
    address: 'ws://localhost:13528',
    getAt: 'https://cloudprint.cainiao.com',
  },
  pinduoduo: {
    words: { 'zh-CN': '拼多多打印组件', en: 'Pinduoduo print client' },
    address: 'ws://127.0.0.1:5000',
    getAt: 'https://open.pinduoduo.com',
  },
  douyin: {
    words: { 'zh-CN': '抖店打印组件', en: 'Douyin print client' },
    address: 'ws://localhost:13888',
    getAt: 'https://fxg.jinritemai.com',
  },
  jd: {
    words: { 'zh-CN': '京东打印组件', en: 'JD print client' },
    address: 'ws://localhost:9113',
    getAt: 'https://cloud.jdl.com',
  },
} as const satisfies Readonly<Record<string, Readonly<{ words: Words; address: string; getAt: string }>>>;
export type PrintClientCode = keyof typeof printClients;
export const printClientCodes = Object.keys(printClients) as [PrintClientCode, ...PrintClientCode[]];

/** `isReady` null: an older program that does not say. */
export type Printer = Readonly<{ name: string; isReady: boolean | null }>;

/** One document, which is one task: what fails is one label, and nothing is printed again with it. */
export type PrintTask = Readonly<{
  /** unique for ever: a program that has seen it may refuse it */
  taskId: string;
  /** what the program shows in its own list: the waybill number */
  documentId: string;
  printer: string;
  /** as the e-waybill's source gave it: opaque, never logged */
  printData: JsonObject;
  /** fields of the merchant's own area below the carrier's, where a template for it is set up */
  customArea: Readonly<{ templateUrl: string; data: Readonly<Record<string, string>> }> | null;
}>;

export type DocumentStep = 'rendered' | 'printed' | 'failed' | 'pending';

/** What a program says. `message` is in its own words. */
export type ClientNews =
  | Readonly<{ kind: 'printers'; printers: readonly Printer[]; defaultPrinter: string }>
  | Readonly<{ kind: 'version'; version: string }>
  | Readonly<{ kind: 'taken'; taskId: string }>
  | Readonly<{ kind: 'refused'; taskId: string; message: string }>
  | Readonly<{ kind: 'step'; taskId: string; step: DocumentStep; message: string }>
  /** the state of the tasks that were asked for; one that is not among them is not known to the program */
  | Readonly<{ kind: 'tasks'; steps: readonly Readonly<{ taskId: string; step: DocumentStep; message: string }>[] }>
  /** the program does not understand us */
  | Readonly<{ kind: 'misunderstood'; message: string }>;

/** How one of the programs is spoken to: frames to send, frames to read. */
export type PrintDialect = Readonly<{
  printers(requestId: string): string;
  /** null: it has no such question */
  version(requestId: string): string | null;
  print(requestId: string, task: PrintTask): string;
  /** null: it forgets what it printed */
  tasks(requestId: string, taskIds: readonly string[]): string | null;
  /** null: nothing of ours. Never throws, whatever the frame holds. */
  read(frame: string): ClientNews | null;
}>;
