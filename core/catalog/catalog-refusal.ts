import { refusalTable } from '../kernel/refusal-table.ts';

/** Every "no" of the catalog. */
export const catalogRefusals = refusalTable({
  'sku.not_found': {
    status: 404,
    'zh-CN': '找不到 SKU {skuId}。请刷新列表后再选。',
    en: 'There is no SKU {skuId}. Refresh the list and choose again.',
  },
  'sku.code_taken': {
    status: 409,
    'zh-CN': '编码 {code} 已被「{name}」使用。请换一个编码，或直接修改那个 SKU（停用的 SKU 可以恢复）。',
    en: 'The code {code} belongs to "{name}" already. Choose another one, or change that SKU (a retired one can be restored).',
  },
  'sku.bundle_of_itself': {
    status: 409,
    'zh-CN': '{code} 不能把自己作为组件。请从组件里去掉它。',
    en: '{code} cannot be a component of itself. Take it out of the components.',
  },
  'sku.bundle_in_bundle': {
    status: 409,
    'zh-CN': '组合装不能嵌套：{code} 是组合装，或已是组合装 {bundle} 的组件。请直接选择单品作为组件。',
    en: 'Bundles are not nested: {code} is a bundle itself, or a component of the bundle {bundle}. Choose plain SKUs as components.',
  },
  'sku.component_retired': {
    status: 409,
    'zh-CN': '组件 {code} 已停用。请先恢复它，或换一个在用的 SKU。',
    en: 'The component {code} is retired. Restore it first, or choose a SKU in use.',
  },
  'sku.component_twice': {
    status: 409,
    'zh-CN': '组件 {code} 出现了两次。请合并成一行并修改数量。',
    en: 'The component {code} is listed twice. Make it one row with the whole quantity.',
  },
  'sku.in_bundle': {
    status: 409,
    'zh-CN': '{code} 还是组合装 {bundle} 的组件，不能停用。请先从组合装里换掉它。',
    en: '{code} is still a component of the bundle {bundle} and cannot be retired. Replace it there first.',
  },
  'sku.retired': {
    status: 409,
    'zh-CN': 'SKU {code} 已停用，不能再匹配平台商品。请先恢复它，或选择别的 SKU。',
    en: 'The SKU {code} is retired and cannot be matched. Restore it first, or choose another one.',
  },
  'listing.not_found': {
    status: 404,
    'zh-CN': '找不到平台商品 {listingId}，或它不属于您负责的店铺。请刷新列表。',
    en: 'There is no listing {listingId}, or it belongs to a shop that is not yours. Refresh the list.',
  },
});
