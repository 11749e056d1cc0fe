import { makeBuyerLink } from '@zhidan/core/buyers/buyer-api.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { LinkOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMay } from '../lib/session.ts';
import { useCommand } from '../lib/use-command.ts';
import { useWords } from '../lib/words.ts';
import { copyText } from '../ui/copy-text.ts';
import { useToast } from '../ui/toast.tsx';
import { buyersWords } from './buyers-words.ts';

/** Makes the link of an order's buyer and copies it. Nothing for who may not ask for changes: the link can. */
export function BuyerLinkButton({ orderId }: { orderId: string }) {
  const t = useWords(buyersWords);
  const toast = useToast();
  const mayMake = useMay('requests.make');
  const making = useCommand(makeBuyerLink);
  if (!mayMake) return null;
  const make = async (): Promise<void> => {
    const { url } = await making.ask({ orderId } as QuestionOf<typeof makeBuyerLink>);
    if (await copyText(url)) toast.done(t('link.copied'));
    else toast.warned(t('link.notCopied', { url }));
  };
  return (
    <Button size="small" icon={<LinkOutlined />} loading={making.isPending} onClick={() => void make().catch(toast.failed)}>
      {t('link.button')}
    </Button>
  );
}
