import { changeRoad, listRoadKinds, testRoad, type RoadKindView, type RoadView } from '@zhidan/core/notify/road-api.ts';
import { Alert, Button, Form, Switch } from 'antd';
import { useItems } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useFieldProblems } from '../../ui/use-field-problems.ts';
import styles from '../roads.module.css';
import { roadsWords } from '../roads-words.ts';
import { InboxLink } from './inbox-link.tsx';
import { gatewaysOf, RoadFields, type RoadForm } from './road-fields.tsx';

/** A road beside the list: what is wrong and what to do, a test, its fields. */
export function RoadDetail({ road, onClose }: { road: RoadView; onClose: () => void }) {
  const mayManage = useMay('notify.manage');
  const kind = useItems(listRoadKinds, {}).rows?.find((one) => one.kind === road.kind);
  return (
    <DetailDrawer title={road.name} isOpen onClose={onClose}>
      <div className={styles.stack}>
        <RoadTrouble road={road} />
        {mayManage && <RoadTest road={road} />}
        {mayManage && kind && <RoadEditor key={road.id} road={road} kind={kind} onClose={onClose} />}
      </div>
    </DetailDrawer>
  );
}

function RoadTrouble({ road: { fault } }: { road: RoadView }) {
  const t = useWords(roadsWords);
  const say = useSay();
  if (!fault) return null;
  const said = `${t('roads.said')}: ${fault.words} (${fault.code})`;
  return <Alert type="warning" showIcon title={say(fault.advice)} description={<span className="zd-breaks">{said}</span>} />;
}

function RoadTest({ road }: { road: RoadView }) {
  const t = useWords(roadsWords);
  const say = useSay();
  const toast = useToast();
  const test = useCommand(testRoad, ['road']);
  const run = (): void =>
    test.give({ roadId: road.id }, ({ fault }) => (fault ? toast.warned(say(fault.advice)) : toast.done(t('roads.tested'))));
  return (
    <div>
      <Button onClick={run} loading={test.isPending} disabled={!road.isActive}>
        {t('roads.test')}
      </Button>{' '}
      <span className={styles.quiet}>{t(road.reach === 'group' ? 'roads.testGroup' : 'roads.testPerson')}</span>{' '}
      <InboxLink addresses={road.addresses} />
      <RefusalNote error={test.error} />
    </div>
  );
}

function RoadEditor({ road, kind, onClose }: { road: RoadView; kind: RoadKindView; onClose: () => void }) {
  const t = useWords(roadsWords);
  const toast = useToast();
  const [form] = Form.useForm<RoadForm & { isActive: boolean }>();
  const change = useCommand(changeRoad, ['road']);
  useFieldProblems(form, change.error);
  const isKept = (key: string): boolean => road.fields.some((field) => field.key === key && field.isSet && field.value === null);
  const save = ({ name, fields = {}, gateway, isActive }: RoadForm & { isActive: boolean }): void => {
    const typed = Object.entries(fields).filter(([key, text]) => (text ?? '') !== '' || !isKept(key));
    const content = { name, isActive, fields: Object.fromEntries(typed.map(([key, text]) => [key, text ?? ''])) };
    change.give({ roadId: road.id, ...content, addresses: gatewaysOf(kind, gateway) }, () => {
      toast.done(t('roads.saved', { name }));
      onClose();
    });
  };
  return (
    <Form
      name="road"
      form={form}
      layout="vertical"
      autoComplete="off"
      onFinish={save}
      initialValues={{
        name: road.name,
        isActive: road.isActive,
        gateway: Object.keys(road.addresses).length > 0 ? 'emulated' : 'real',
        fields: Object.fromEntries(road.fields.flatMap(({ key, value }) => (value === null ? [] : [[key, value]]))),
      }}
    >
      <RoadFields kind={kind} kept={road.fields} />
      <Form.Item name="isActive" label={t('roads.active')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <RefusalNote error={change.error} />
      <div className={styles.foot}>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('form.save')}
        </Button>
      </div>
    </Form>
  );
}
