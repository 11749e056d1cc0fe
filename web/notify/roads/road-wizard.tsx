import { addRoad, listRoadKinds, type RoadKindView } from '@zhidan/core/notify/road-api.ts';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { useItems } from '../../lib/answers.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useFieldProblems } from '../../ui/use-field-problems.ts';
import styles from '../roads.module.css';
import { roadsWords } from '../roads-words.ts';
import { gatewaysOf, RoadFields, type RoadForm } from './road-fields.tsx';

type RoadWizardProps = Readonly<{ onAdded: (id: string) => void; onClose: () => void }>;

/** A new road: its kind, then what it asks for. */
export function RoadWizard({ onAdded, onClose }: RoadWizardProps) {
  const t = useWords(roadsWords);
  const say = useSay();
  const { rows, error, reload } = useItems(listRoadKinds, {});
  const [kind, setKind] = useState<RoadKindView | null>(null);
  return (
    <DetailDrawer title={kind ? `${t('roads.add')} · ${say(kind.words)}` : t('roads.add')} isOpen onClose={onClose}>
      <RefusalNote error={error} retry={reload} />
      {kind ? (
        <NewRoad kind={kind} onAdded={onAdded} onBack={() => setKind(null)} />
      ) : (
        <div className={styles.kinds}>
          {rows?.map((one) => (
            <button key={one.kind} type="button" onClick={() => setKind(one)}>
              <strong>{say(one.words)}</strong>
              <br />
              <span className={styles.quiet}>{t(one.reach === 'group' ? 'roads.group' : 'roads.person')}</span>
            </button>
          ))}
        </div>
      )}
    </DetailDrawer>
  );
}

type NewRoadProps = Readonly<{ kind: RoadKindView; onAdded: (id: string) => void; onBack: () => void }>;

function NewRoad({ kind, onAdded, onBack }: NewRoadProps) {
  const t = useWords(roadsWords);
  const say = useSay();
  const toast = useToast();
  const [form] = Form.useForm<RoadForm>();
  const add = useCommand(addRoad, ['road']);
  useFieldProblems(form, add.error);
  const save = ({ name, fields = {}, gateway }: RoadForm): void =>
    add.give(
      {
        kind: kind.kind,
        name,
        fields: Object.fromEntries(Object.entries(fields).map(([key, text]) => [key, text ?? ''])),
        addresses: gatewaysOf(kind, gateway),
      },
      ({ id }) => {
        toast.done(t('roads.saved', { name }));
        onAdded(id);
      },
    );
  return (
    <Form
      name="road"
      form={form}
      layout="vertical"
      autoComplete="off"
      initialValues={{ name: say(kind.words), gateway: 'real' }}
      onFinish={save}
    >
      <RoadFields kind={kind} />
      <RefusalNote error={add.error} />
      <div className={styles.foot}>
        <Button onClick={onBack}>{t('roads.kind')}</Button>
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          {t('form.save')}
        </Button>
      </div>
    </Form>
  );
}
