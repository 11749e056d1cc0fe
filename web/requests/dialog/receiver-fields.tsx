import { regionTree } from '@zhidan/core/allocation/region/region.ts';
import { Cascader, Form, Input } from 'antd';
import { useWords } from '../../lib/words.ts';
import { requestsWords } from '../requests-words.ts';

type RegionOption = Readonly<{ value: string; label: string; children?: RegionOption[] }>;
type Node = ReturnType<typeof regionTree>[number];

const optionOf = ({ name, children }: Node): RegionOption =>
  children.length > 0 ? { value: name, label: name, children: children.map(optionOf) } : { value: name, label: name };

let regions: RegionOption[] | undefined;

/** Made once, when somebody opens the form. */
function regionOptions(): RegionOption[] {
  regions ??= regionTree().map(optionOf);
  return regions;
}

/** A receiver to be typed: name, phone, region, town, street. */
export function ReceiverFields() {
  const t = useWords(requestsWords);
  const required = { required: true, message: t('ask.required') };
  return (
    <>
      <Form.Item name="name" label={t('receiver.name')} rules={[required]}>
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name="phone" label={t('receiver.phone')} rules={[required]}>
        <Input maxLength={30} inputMode="tel" />
      </Form.Item>
      <Form.Item name="region" label={t('receiver.region')} rules={[required]}>
        <Cascader
          options={regionOptions()}
          showSearch={{ filter: (text, path) => path.some(({ label }) => String(label).includes(text.trim())) }}
        />
      </Form.Item>
      <Form.Item name="town" label={t('receiver.town')}>
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name="detail" label={t('receiver.detail')} rules={[required]}>
        <Input.TextArea rows={2} maxLength={200} />
      </Form.Item>
    </>
  );
}
