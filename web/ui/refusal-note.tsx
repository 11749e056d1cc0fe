import { Alert, Button, Space } from 'antd';
import { NetworkLost, Problem } from '../lib/problem.ts';
import { useWords, type Say } from '../lib/words.ts';
import { CopyButton } from './copy-button.tsx';
import { uiWords } from './ui-words.ts';

/** Why something did not work, in the server's words, and what to do. Nothing when there is no error. */
export function RefusalNote({ error, retry }: { error: Error | null | undefined; retry?: () => void }) {
  const t = useWords(uiWords);
  // a lapsed session has its own dialog
  if (!error || (error instanceof Problem && error.code === 'session.required')) return null;
  const isFault = !(error instanceof NetworkLost) && !(error instanceof Problem && error.status < 500);
  return (
    <Alert
      role="alert"
      showIcon
      type={isFault ? 'error' : 'warning'}
      title={problemText(error, t)}
      data-code={error instanceof Problem ? error.code : error.name}
      action={
        (retry || isFault) && (
          <Space>
            {isFault && <CopyButton text={problemDetails(error)} label={t('action.copyDetails')} />}
            {retry && (
              <Button size="small" onClick={retry}>
                {t('action.retry')}
              </Button>
            )}
          </Space>
        )
      }
    />
  );
}

/** One sentence for a person. */
export function problemText(error: Error, t: Say<keyof typeof uiWords.rows>): string {
  if (error instanceof NetworkLost) return t('problem.lost');
  if (error instanceof Problem && error.detail) return error.detail;
  return t('problem.fault');
}

/** What an administrator needs to find the cause; holds no personal data. */
export function problemDetails(error: Error): string {
  const about = { at: new Date().toISOString(), page: location.pathname, browser: navigator.userAgent };
  const known = error instanceof Problem ? { status: error.status, code: error.code, instance: error.instance } : { stack: error.stack };
  return JSON.stringify({ name: error.name, message: error.message, ...known, ...about }, null, 2);
}
