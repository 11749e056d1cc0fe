import { testPrintData } from '@zhidan/core/printing/client/test-print-data.ts';
import type { ClientNews, PrintClientCode } from '@zhidan/core/printing/client/print-client.ts';
import { useState } from 'react';
import { newKey } from '../../lib/call.ts';
import { useWords } from '../../lib/words.ts';
import { useToast } from '../../ui/toast.tsx';
import type { UsedDesk } from '../desk/use-desk.ts';
import { printingWords } from '../printing-words.ts';

const limitMs = 30_000;

/** Sends a label with nothing real on it and says what became of it; `test` null: the program prints sealed data only. */
export function useTestLabel(client: PrintClientCode, { desk, printer }: UsedDesk) {
  const t = useWords(printingWords);
  const toast = useToast();
  const [isTesting, setIsTesting] = useState(false);
  const printData = testPrintData(client);
  if (!printData) return { test: null, isTesting: false };
  const test = (): void => {
    const taskId = newKey();
    setIsTesting(true);
    const over = (say: () => void): void => {
      clearTimeout(limit);
      undo();
      setIsTesting(false);
      say();
    };
    const fail = (message: string): void => over(() => toast.warned(t('printers.testFailed', { message: message || t('desk.notReady') })));
    const limit = setTimeout(() => fail(''), limitMs);
    const undo = desk.hear((news: ClientNews) => {
      if (!('taskId' in news) || news.taskId !== taskId) return;
      if (news.kind === 'refused') fail(news.message);
      if (news.kind === 'step' && news.step === 'failed') fail(news.message);
      if (news.kind === 'step' && news.step === 'printed') over(() => toast.done(t('printers.testSent')));
    });
    const task = { taskId, documentId: 'TEST000000000', printer, printData, customArea: null };
    if (!desk.line.send(desk.dialect.print(newKey(), task))) fail('');
  };
  return { test, isTesting };
}
