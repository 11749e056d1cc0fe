export { HoldForm } from './detail/hold-form.tsx';
export { OpenHolds } from './detail/open-holds.tsx';
export { SkuSelect } from './added/sku-select.tsx';
export { DueText } from './list/due-text.tsx';
export { useExceptionText } from './rule-text.ts';
export { useShopNames } from './use-shop-names.ts';
