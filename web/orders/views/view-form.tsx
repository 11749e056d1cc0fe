import { changeView, saveView, type SavedView } from '@zhidan/core/customize/api.ts';
import type { ViewContent } from '@zhidan/core/customize/saved-view.ts';
import { Checkbox, Form, Input, Modal } from 'antd';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { useFieldProblems } from '../../ui/use-field-problems.ts';
import { ordersWords } from '../orders-words.ts';

type ViewFormProps = Readonly<{
  /** null: a new view */
  view: SavedView | null;
  /** what it shows */
  content: Omit<ViewContent, 'name' | 'isShared'>;
  onSaved: (viewId: string) => void;
  onClose: () => void;
}>;

type Fields = Readonly<{ name: string; isShared: boolean }>;

/** Names a view, and shares it for who may. */
export function ViewForm({ view, content, onSaved, onClose }: ViewFormProps) {
  const t = useWords(ordersWords);
  const ui = useWords(uiWords);
  const toast = useToast();
  const mayShare = useMay('views.share');
  const [form] = Form.useForm<Fields>();
  const saving = useCommand(saveView, ['view']);
  const changing = useCommand(changeView, ['view']);
  const error = saving.error ?? changing.error;
  useFieldProblems(form, error);
  const save = ({ name, isShared }: Fields): void => {
    const { filter, columns, sort } = content;
    const chosen = { order: [...columns.order], hidden: [...columns.hidden], widths: { ...columns.widths } };
    const whole = { name, isShared: isShared ?? false, filter: { ...filter }, columns: chosen, sort };
    const done = (viewId: string): void => {
      toast.done(t('views.saved', { name }));
      onSaved(viewId);
      onClose();
    };
    if (view) changing.give({ viewId: view.id, ...whole }, () => done(view.id));
    else saving.give({ list: 'orders', ...whole }, ({ viewId }) => done(viewId));
  };
  return (
    <Modal
      open
      title={t(view ? 'views.rename' : 'views.saveAs')}
      okText={t('views.save')}
      cancelText={ui('action.cancel')}
      okButtonProps={{ loading: saving.isPending || changing.isPending, htmlType: 'submit', form: 'view-form' }}
      onCancel={onClose}
      width={420}
    >
      <p>{t('views.note')}</p>
      <Form
        id="view-form"
        form={form}
        layout="vertical"
        initialValues={{ name: view?.name ?? '', isShared: view?.isShared ?? false }}
        onFinish={save}
      >
        <Form.Item name="name" label={t('views.name')} rules={[{ required: true, whitespace: true }]}>
          <Input autoFocus maxLength={30} />
        </Form.Item>
        {mayShare && (
          <Form.Item name="isShared" valuePropName="checked">
            <Checkbox>{t('views.share')}</Checkbox>
          </Form.Item>
        )}
      </Form>
      <RefusalNote error={error} />
    </Modal>
  );
}
