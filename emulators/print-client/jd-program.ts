import type { Json } from '@zhidan/core/kernel/canonical-json.ts';
import { z } from 'zod';
import { troubleOf } from './print-machine.ts';
import type { PrintProgram } from './print-program.ts';

type Send = (message: object) => void;

/** JD's own messages: everything belongs together by `key`. Source: logistics.md §3.1; the fields of its answers are unverified. */
const requestSchema = z.discriminatedUnion('orderType', [
  z.object({ key: z.string().min(1), orderType: z.literal('GET_Printers') }),
  z.object({
    key: z.string().min(1),
    orderType: z.literal('PRINT'),
    version: z.literal('2'),
    parameters: z.object({
      printName: z.string(),
      contents: z
        .array(z.looseObject({ tempUrl: z.url(), printData: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]) }))
        .min(1),
    }),
  }),
]);

/** The codes of its answers. */
const printersCode = '6';
const resultCode = '2';

/** Answers one text frame. */
export function answerJd(program: PrintProgram, frame: string, send: Send): void {
  const parsed = requestSchema.safeParse(parse(frame));
  if (!parsed.success) {
    const key = z.looseObject({ key: z.string() }).safeParse(parse(frame)).data?.key ?? '';
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    return send({ code: resultCode, key, success: false, message: `请求不合法：${where || '不是合法的 JSON'}` });
  }
  const request = parsed.data;
  if (request.orderType === 'GET_Printers') return send(printersOf(program, request.key));
  const tell = (success: boolean, message: string): void => send({ code: resultCode, key: request.key, success, message });
  const { printName, contents } = request.parameters;
  let left = contents.length;
  const words: string[] = [];
  const task = {
    taskId: request.key,
    printer: printName || program.setup().defaultPrinter,
    documents: contents.map((content, index) => ({
      documentId: `${request.key}-${index + 1}`,
      contents: content as Json,
      templates: [content.tempUrl],
    })),
  };
  const trouble = program.submit(task, (_task, { step, msg }) => {
    if (step === 'rendered') return;
    if (step === 'failed') words.push(msg);
    left -= 1;
    if (left > 0) return;
    tell(words.length === 0, words[0] ?? '');
    if (program.setup().repeats) tell(words.length === 0, words[0] ?? '');
  });
  if (trouble !== null) tell(false, trouble);
}

function printersOf(program: PrintProgram, key: string): object {
  const { printers, defaultPrinter } = program.setup();
  const listed = printers.map((printer) => ({ name: printer.name, status: troubleOf(printer) === null ? 'enable' : 'disable' }));
  return { code: printersCode, key, success: true, message: '', detailinfo: { defaultPrinter, printers: listed } };
}

function parse(frame: string): unknown {
  try {
    return JSON.parse(frame);
  } catch {
    return null;
  }
}
