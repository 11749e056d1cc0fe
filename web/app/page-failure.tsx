import { CompassOutlined, DisconnectOutlined, LockOutlined, WarningOutlined } from '@ant-design/icons';
import { permissions, type Permission } from '@zhidan/core/identity/permission.ts';
import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { Button, Space } from 'antd';
import { NetworkLost } from '../lib/problem.ts';
import { useSay, useWords } from '../lib/words.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { problemDetails, problemText } from '../ui/refusal-note.tsx';
import { uiWords } from '../ui/ui-words.ts';
import { appWords } from './app-words.ts';

/** Stands where a page would: what went wrong, and the ways on. */
export function PageFailure({ error: thrown, reset }: ErrorComponentProps) {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const t = useWords(appWords);
  const ui = useWords(uiWords);
  const router = useRouter();
  const again = (): void => {
    reset();
    void router.invalidate();
  };
  const isLost = error instanceof NetworkLost;
  return (
    <EmptyState
      icon={isLost ? <DisconnectOutlined /> : <WarningOutlined />}
      title={t(isLost ? 'page.unreached' : 'page.failed')}
      lesson={isLost ? problemText(error, ui) : ui('problem.page')}
      action={
        <Space wrap>
          <Button type="primary" onClick={isLost ? again : () => location.reload()}>
            {ui(isLost ? 'action.retry' : 'problem.reload')}
          </Button>
          {!isLost && <CopyButton text={problemDetails(error)} label={ui('action.copyDetails')} />}
        </Space>
      }
    />
  );
}

/** Stands in for a page that the person may not see. */
export function AccessDenied({ permission }: { permission: Permission }) {
  const t = useWords(appWords);
  const say = useSay();
  const lesson = t('page.deniedLesson', { permission: say(permissions[permission]) });
  return <EmptyState icon={<LockOutlined />} title={t('page.denied')} lesson={lesson} action={<HomeLink />} />;
}

export function PageUnknown() {
  const t = useWords(appWords);
  return <EmptyState icon={<CompassOutlined />} title={t('page.unknown')} lesson={t('page.unknownLesson')} action={<HomeLink />} />;
}

function HomeLink() {
  const t = useWords(appWords);
  return <Link to="/">{t('page.home')}</Link>;
}
