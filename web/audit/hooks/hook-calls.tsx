import { listHookCalls, retryHookCall, type HookCallRow, type HookRow } from '@zhidan/core/audit/hooks/hook-api.ts';
import { hookCallStates, type HookCallState } from '@zhidan/core/audit/hooks/hook.ts';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { usePages } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { InstantText } from '../../ui/instant-text.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import { useToast } from '../../ui/toast.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import styles from '../audit.module.css';
import { hookWords } from './hook-words.ts';

const tones: Readonly<Record<HookCallState, Tone>> = { waiting: 'moving', done: 'good', failed: 'bad', skipped: 'quiet' };

/** What a hook was told of which order, the newest first, and what the other side said. */
export function HookCalls({ hook, onClose }: { hook: HookRow; onClose: () => void }) {
  const t = useWords(hookWords);
  const ui = useWords(uiWords);
  const calls = usePages(listHookCalls, { hookId: hook.id }, { follows: ['audit_hook'] });
  return (
    <DetailDrawer title={`${hook.name} · ${t('calls')}`} isOpen onClose={onClose}>
      <RefusalNote error={calls.error} retry={calls.reload} />
      {calls.rows?.length === 0 && <p className={styles.faint}>{t('noCalls')}</p>}
      <div className={styles.phase}>
        {calls.rows?.map((call) => (
          <CallLine key={call.id} call={call} />
        ))}
      </div>
      {calls.more && (
        <Button block loading={calls.isLoadingMore} onClick={calls.more}>
          {ui('action.more')}
        </Button>
      )}
    </DetailDrawer>
  );
}

function CallLine({ call }: { call: HookCallRow }) {
  const t = useWords(hookWords);
  const say = useSay();
  const toast = useToast();
  const mayRetry = useMay('audit.manage');
  const retrying = useCommand(retryHookCall, ['audit_hook']);
  const { id, orderId, channelOrderNo, ruleName, state, tryCount, words, madeAt, dueAt } = call;
  const retry = (): void => void retrying.ask({ callId: id }).then(() => toast.done(t('retried')), toast.failed);
  return (
    <div className={styles.rule} style={{ gridTemplateColumns: 'minmax(0, 1fr) auto' }}>
      <div>
        <span className={styles.line}>
          <StatusTag tone={tones[state]} text={say(hookCallStates[state])} />
          <Link to="/orders/$orderId" params={{ orderId }}>
            {channelOrderNo}
          </Link>
          <span>{ruleName}</span>
        </span>
        <div className={styles.faint}>
          <InstantText at={madeAt} /> {tryCount > 0 && `· ${t('tries', { count: tryCount })}`} {words && `· ${words}`}{' '}
          {dueAt && (
            <>
              → <InstantText at={dueAt} />
            </>
          )}
        </div>
      </div>
      {mayRetry && (state === 'failed' || state === 'skipped') && (
        <Button size="small" loading={retrying.isPending} onClick={retry}>
          {t('retry')}
        </Button>
      )}
    </div>
  );
}
