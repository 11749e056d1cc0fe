import { z } from 'zod';
import type { EmulatedAnswer, EmulatedRequest, EmulatedSocket } from '../world/platform.ts';
import { answerEnvelope } from './envelope-program.ts';
import { answerJd } from './jd-program.ts';
import { printClientKinds, type PrintClientKind } from './print-machine.ts';
import { createPrintProgram, startSetup, type PrintProgram } from './print-program.ts';

/** The print programs of one packing desk, and the door by which a test or a trainer sets them. */
export type PrintRoom = Readonly<{
  /** false: no such program, or it is not running: the line is cut */
  takes(path: string): boolean;
  connect(path: string, socket: EmulatedSocket): void;
  /** `GET /overview`, `GET /printed?client=`, `POST /setup`, `POST /reset` */
  answer(request: EmulatedRequest): EmulatedAnswer;
}>;

const printerSchema = z.object({
  name: z.string().min(1),
  isOnline: z.boolean().default(true),
  sheetsLeft: z.int().min(0).nullable().default(null),
  msPerSheet: z.int().min(0).max(600_000).default(5),
});
const setupSchema = z.strictObject({
  client: z.enum(printClientKinds),
  isRunning: z.boolean().optional(),
  version: z.string().optional(),
  defaultPrinter: z.string().optional(),
  printers: z.array(printerSchema).optional(),
  /** one printer by its name, the rest stays */
  printer: printerSchema.partial().required({ name: true }).optional(),
  diesAfterSheets: z.int().min(1).nullable().optional(),
  forgets: z.boolean().optional(),
  repeats: z.boolean().optional(),
  brokenTemplate: z.string().nullable().optional(),
});

export function createPrintRoom(): PrintRoom {
  let desks = newDesks();
  const named = (path: string) => desks.get(path.replaceAll('/', '') as PrintClientKind);
  return {
    takes: (path) => named(path)?.program.setup().isRunning ?? false,
    connect: (path, socket) => named(path)?.connect(socket),
    answer: ({ method, path, query, body }) => {
      const asked = `${method} ${path}`;
      if (asked === 'GET /overview')
        return json(
          200,
          [...desks.values()].map(({ program }) => overview(program)),
        );
      if (asked === 'GET /printed') {
        const sheets = [...desks.values()].flatMap(({ program }) => program.sheets());
        const client = query.get('client');
        return json(
          200,
          sheets.filter((sheet) => client === null || sheet.client === client).toSorted((a, b) => a.atMs - b.atMs),
        );
      }
      if (asked === 'POST /reset') {
        for (const { hangUp } of desks.values()) hangUp();
        desks = newDesks();
        return json(200, {});
      }
      if (asked === 'POST /setup') return setUp(body, (client) => desks.get(client)?.program);
      return json(404, { error: `no ${asked}`, routes: ['GET /overview', 'GET /printed', 'POST /setup', 'POST /reset'] });
    },
  };
}

function setUp(body: string, programOf: (client: PrintClientKind) => PrintProgram | undefined): EmulatedAnswer {
  const parsed = setupSchema.safeParse(parse(body));
  if (!parsed.success) return json(400, { error: z.prettifyError(parsed.error) });
  const { client, printer, printers, ...rest } = parsed.data;
  const program = programOf(client);
  if (!program) return json(404, { error: `no print program ${client}` });
  const kept = printers ?? program.setup().printers;
  const start = startSetup.printers[0];
  const known = kept.some(({ name }) => name === printer?.name);
  const added = printer && !known && start ? [{ ...start, ...definedOf(printer) }] : [];
  program.change({
    ...definedOf(rest),
    printers: [...kept.map((each) => (each.name === printer?.name ? { ...each, ...definedOf(printer) } : each)), ...added],
  });
  return json(200, overview(program));
}

type Desk = Readonly<{ program: PrintProgram; connect(socket: EmulatedSocket): void; hangUp(): void }>;

function newDesks(): ReadonlyMap<PrintClientKind, Desk> {
  return new Map(printClientKinds.map((kind) => [kind, createDesk(kind)]));
}

function createDesk(kind: PrintClientKind): Desk {
  const sockets = new Set<EmulatedSocket>();
  const hangUp = (): void => {
    for (const socket of sockets) socket.close(1001, '');
    sockets.clear();
  };
  const program = createPrintProgram(kind, hangUp);
  const answer = kind === 'jd' ? answerJd : answerEnvelope;
  return {
    program,
    hangUp,
    connect: (socket) => {
      sockets.add(socket);
      socket.onClose(() => sockets.delete(socket));
      const send = (message: object): void => {
        if (sockets.has(socket)) socket.send(JSON.stringify(message));
      };
      socket.onFrame((frame) => answer(program, typeof frame === 'string' ? frame : '', send));
    },
  };
}

const overview = (program: PrintProgram) => ({ client: program.kind, ...program.setup(), printed: program.sheets().length });

const json = (status: number, value: unknown): EmulatedAnswer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
});

/** Without the members that nobody said. */
function definedOf<Value extends object>(value: Value): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as never;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body || '{}');
  } catch {
    return null;
  }
}
