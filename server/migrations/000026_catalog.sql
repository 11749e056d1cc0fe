-- What the merchant keeps and ships. A SKU is never deleted: orders name it.
create table skus (
  id uuid primary key,
  code text not null, -- the merchant's own (商家编码), as people typed it
  code_folded text not null, -- the same without what people do not see: width, case, blanks at the ends
  name text not null,
  specification text not null,
  barcode text not null,
  brand text not null,
  category text not null,
  picture_url text not null,
  weight_gram integer check (weight_gram >= 0), -- null: not known
  volume_mm3 bigint check (volume_mm3 >= 0),
  length_mm integer check (length_mm >= 0),
  width_mm integer check (width_mm >= 0),
  height_mm integer check (height_mm >= 0),
  cost_fen bigint check (cost_fen >= 0),
  is_bundle boolean not null,
  state text not null check (state in ('active', 'retired')), -- core/catalog/sku-life.ts
  name_grams text[] not null, -- pairs of letters of name and specification: what is alike
  search_grams text[] not null, -- the same of everything people search by
  created_at timestamptz(3) not null,
  changed_at timestamptz(3) not null
);

-- listings, sheets and people name a SKU by its code
create unique index skus_code on skus (code);
-- the same code however it was typed
create index skus_code_folded on skus (code_folded);
-- matching by barcode; two SKUs may share one by mistake, and the screen must be able to say so
create index skus_barcode on skus (barcode) where barcode <> '';
-- the list, newest first
create index skus_by_time on skus (created_at desc, id desc);
-- two characters of a name find it: pg_trgm needs three
create index skus_search on skus using gin (search_grams);

-- The same pairs one by one: how rare a pair is, and which SKUs have it, is asked of a few hundred pairs at once.
create table sku_grams (
  gram text not null,
  sku_id uuid not null references skus,
  primary key (gram, sku_id)
);

-- a SKU that is called otherwise exchanges its pairs
create index sku_grams_sku on sku_grams (sku_id);

-- What a bundle is made of. Components are plain SKUs: a bundle holds no bundle.
create table bundle_components (
  bundle_sku_id uuid not null references skus,
  sku_id uuid not null references skus,
  position smallint not null, -- as people sorted them
  quantity integer not null check (quantity > 0),
  primary key (bundle_sku_id, sku_id),
  check (bundle_sku_id <> sku_id)
);

-- which bundles need this SKU
create index bundle_components_sku on bundle_components (sku_id);

-- What shops sell, learned from order lines; each is matched with the SKU that is shipped for it.
create table listings (
  id uuid primary key,
  shop_id uuid not null references shops,
  product_no text not null, -- the platform's; where a line has none, empty: see core/catalog/listing.ts
  sku_no text not null,
  title text not null,
  specification text not null,
  merchant_code text not null,
  merchant_code_folded text not null,
  barcode text not null,
  picture_url text not null,
  sku_id uuid references skus,
  matched_by text check (matched_by in ('merchant_code', 'barcode', 'hand')),
  is_auto boolean not null, -- whether code and barcode may decide; false after somebody has taken a match away
  name_grams text[] not null, -- pairs of letters of title and specification
  first_seen_at timestamptz(3) not null,
  last_seen_at timestamptz(3) not null, -- when the newest order with it was placed: its words are the ones kept
  constraint listings_matched check ((sku_id is null) = (matched_by is null))
);

-- one listing a product and SKU of a shop, however many orders name it at once
create unique index listings_key on listings (shop_id, product_no, sku_no);
-- the list, last sold first
create index listings_by_time on listings (last_seen_at desc, id desc);
-- what sells a SKU
create index listings_sku on listings (sku_id) where sku_id is not null;
-- a new SKU looks for the listings that have waited for its code or barcode
create index listings_waiting_code on listings (merchant_code_folded) where sku_id is null;
create index listings_waiting_barcode on listings (barcode) where sku_id is null and barcode <> '';
create index listings_search on listings using gin (name_grams);

-- Order lines that wait until their listing is matched: only those of orders that are still to be shipped.
create table listing_waits (
  order_id uuid not null, -- no foreign key: the catalog knows no orders
  line_no text not null,
  listing_id uuid not null references listings,
  primary key (order_id, line_no)
);

-- how many orders a listing holds up, and which
create index listing_waits_listing on listing_waits (listing_id, order_id);
