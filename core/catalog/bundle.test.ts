import { expect, test } from 'vitest';
import { checkBundle, type ComponentFacts } from './bundle.ts';
import type { SkuId } from './sku.ts';

const id = (text: string): SkuId => text as SkuId;
const facts = (code: string, change: Partial<ComponentFacts> = {}): ComponentFacts => ({
  code,
  isBundle: false,
  state: 'active',
  ...change,
});
const known = new Map([
  [id('bottle'), facts('bottle')],
  [id('brush'), facts('brush')],
  [id('old'), facts('old', { state: 'retired' })],
  [id('set'), facts('set', { isBundle: true })],
]);
const of = (...ids: string[]) => ids.map((skuId) => ({ skuId: id(skuId), quantity: 1 }));
const ask = { code: 'new set', skuId: id('self'), known, heldBy: null };

test('a bundle is made of plain SKUs in use', () => {
  expect(checkBundle({ ...ask, components: of('bottle', 'brush') })).toMatchObject({ ok: true });
  expect(checkBundle({ ...ask, heldBy: 'set', components: [] })).toMatchObject({ ok: true });
});

test.each([
  ['of a SKU that is not there', of('ghost'), null, 'sku.not_found'],
  ['of another bundle', of('set'), null, 'sku.bundle_in_bundle'],
  ['of a retired SKU', of('old'), null, 'sku.component_retired'],
  ['of the same SKU twice', of('bottle', 'bottle'), null, 'sku.component_twice'],
  ['when it is a component itself', of('bottle'), 'set', 'sku.bundle_in_bundle'],
])('no bundle is made %s', (_what, components, heldBy, code) => {
  expect(checkBundle({ ...ask, components, heldBy })).toMatchObject({ ok: false, refusal: { code } });
});

test('a SKU that exists is refused as its own component', () => {
  const withSelf = new Map([...known, [id('self'), facts('self')]]);
  expect(checkBundle({ ...ask, known: withSelf, components: of('self') })).toMatchObject({ refusal: { code: 'sku.bundle_of_itself' } });
});
