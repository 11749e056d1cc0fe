/** Generated from the migrated database by `npm run schema`; do not edit. */
// biome-ignore lint: filled by the generator
export interface Tables {}
