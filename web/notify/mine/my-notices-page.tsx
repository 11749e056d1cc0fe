import {
  bindMyRoad,
  orderMyRoads,
  removeMyRoad,
  saveMyQuiet,
  showMyNotices,
  subscribePush,
  switchMyRoad,
  type MyRoadView,
} from '@zhidan/core/notify/my-notices-api.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Button, Skeleton, Switch, Tag } from 'antd';
import { useAnswer } from '../../lib/answers.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import styles from '../roads.module.css';
import { roadsWords } from '../roads-words.ts';
import { QuietField } from './quiet-field.tsx';
import { subscribeDevice } from './subscribe-device.ts';

type Mine = OutputOf<typeof showMyNotices>;
const follows = ['person_roads', 'road'];

/** How the signed-in person is told: their roads in order, this device, quiet hours. */
export function MyNoticesPage() {
  const t = useWords(roadsWords);
  const { data, error, refetch } = useAnswer(showMyNotices, {}, { follows });
  return (
    <>
      <PageHeader title={t('mine.title')} note={t('mine.note')} />
      <RefusalNote error={error} retry={() => void refetch()} />
      {!data && !error && <Skeleton active />}
      {data && (
        <div className={styles.columns}>
          <MyRoads mine={data} />
          <div className={styles.stack}>
            <ThisDevice pushKey={data.pushKey} />
            <Quiet mine={data} />
          </div>
        </div>
      )}
    </>
  );
}

function MyRoads({ mine: { roads, offers } }: { mine: Mine }) {
  const t = useWords(roadsWords);
  return (
    <Panel title={t('mine.roads')}>
      {roads.length === 0 && <p className={styles.quiet}>{t('mine.none')}</p>}
      <ul className={styles.list}>
        {roads.map((road, index) => (
          <MyRoad key={road.id} road={road} roads={roads} index={index} />
        ))}
      </ul>
      {offers.length > 0 && <h3 className={styles.section}>{t('mine.offers')}</h3>}
      <ul className={styles.list}>
        {offers.map((offer) => (
          <BindOffer key={offer.roadId} offer={offer} />
        ))}
      </ul>
    </Panel>
  );
}

function MyRoad({ road, roads, index }: { road: MyRoadView; roads: readonly MyRoadView[]; index: number }) {
  const t = useWords(roadsWords);
  const toast = useToast();
  const turn = useCommand(switchMyRoad, follows);
  const order = useCommand(orderMyRoads, follows);
  const remove = useCommand(removeMyRoad, follows);
  const ids = roads.map(({ id }) => id);
  const earlier = (): void =>
    order.give({ ids: [...ids.slice(0, index - 1), road.id, ...ids.filter((id, at) => at >= index - 1 && id !== road.id)] });
  return (
    <li className={styles.row}>
      <span className={styles.grow}>
        <span>
          {road.roadName} {index === 0 && road.isOn && <Tag color="green">{t('mine.first')}</Tag>}
        </span>
        <span className={styles.quiet}>{road.isRoadActive ? road.label : t('mine.roadOff')}</span>
      </span>
      {index > 0 && (
        <Button size="small" loading={order.isPending} onClick={earlier}>
          {t('mine.up')}
        </Button>
      )}
      <Button size="small" loading={remove.isPending} onClick={() => remove.give({ id: road.id }, () => toast.done(t('mine.removed')))}>
        {t('mine.remove')}
      </Button>
      <Switch
        checked={road.isOn}
        aria-label={road.roadName}
        loading={turn.isPending}
        onChange={(isOn) => turn.give({ id: road.id, isOn })}
      />
      <RefusalNote error={turn.error ?? order.error ?? remove.error} />
    </li>
  );
}

function BindOffer({ offer }: { offer: Mine['offers'][number] }) {
  const t = useWords(roadsWords);
  const toast = useToast();
  const bind = useCommand(bindMyRoad, follows);
  return (
    <li className={styles.row}>
      <span className={styles.grow}>{offer.name}</span>
      <Button
        size="small"
        type="primary"
        loading={bind.isPending}
        onClick={() => bind.give({ roadId: offer.roadId }, () => toast.done(t('mine.bound', { name: offer.name })))}
      >
        {t(offer.kind === 'email' ? 'mine.bindMail' : 'mine.bind')}
      </Button>
      <RefusalNote error={bind.error} />
    </li>
  );
}

function ThisDevice({ pushKey }: { pushKey: string }) {
  const t = useWords(roadsWords);
  const toast = useToast();
  const subscribe = useCommand(subscribePush, follows);
  const begin = async (): Promise<void> => {
    const found = await subscribeDevice(pushKey);
    if (found === 'denied') return toast.warned(t('mine.pushDenied'));
    if (found === 'unable') return toast.warned(t('mine.pushUnable'));
    subscribe.give(found, () => toast.done(t('mine.pushDone')));
  };
  return (
    <Panel title={t('mine.device')} note={t('mine.pushNote')}>
      <Button loading={subscribe.isPending} onClick={() => void begin()}>
        {t('mine.push')}
      </Button>
      <RefusalNote error={subscribe.error} />
    </Panel>
  );
}

function Quiet({ mine: { quiet } }: { mine: Mine }) {
  const t = useWords(roadsWords);
  const toast = useToast();
  const save = useCommand(saveMyQuiet, follows);
  return (
    <Panel title={t('mine.quiet')} note={t('mine.quietNote')}>
      <QuietField
        label={t('mine.quietOn')}
        value={quiet}
        onChange={(changed) => save.give({ quiet: changed }, () => toast.done(t('mine.quietSaved')))}
      />
      <RefusalNote error={save.error} />
    </Panel>
  );
}
