import type { Chance } from '../chance.ts';
import { givenFirst, givenSecond, mobilePrefixes, nickParts, surnames } from '../people-fixture.ts';
import { estates, places, roads } from './place-fixture.ts';
import type { Address, Customer } from '../trade.ts';

const totalWeight = places.reduce((sum, place) => sum + place.weight, 0);

/** A person who does not exist, with a phone and an address that could. */
export function makeCustomer(chance: Chance, seq: number): Customer {
  const name = `${chance.pick(surnames)}${chance.happens(0.75) ? chance.pick(givenFirst) : ''}${chance.pick(givenSecond)}`;
  return {
    seq,
    nick: `${chance.pick(nickParts.heads)}${chance.pick(nickParts.tails)}${chance.happens(0.6) ? chance.between(1, 2026) : ''}`,
    name,
    phone: `${chance.pick(mobilePrefixes)}${String(chance.below(100_000_000)).padStart(8, '0')}`,
    address: makeAddress(chance),
  };
}

export function makeAddress(chance: Chance): Address {
  let rest = chance.below(totalWeight);
  const place = places.find(({ weight }) => (rest -= weight) < 0) ?? chance.pick(places);
  const [district, towns] = chance.pick(Object.entries(place.districts));
  const house = `${chance.pick(roads)}${chance.between(1, 1288)}号`;
  const home = `${chance.pick(estates)}${chance.between(1, 38)}幢${chance.between(1, 4)}单元${chance.between(1, 33)}0${chance.between(1, 4)}室`;
  const shop = chance.pick(['妈妈驿站', '菜鸟驿站', '丰巢柜', '物业前台']);
  return {
    province: place.province,
    city: place.city,
    district,
    town: chance.pick(towns),
    detail: chance.happens(0.85) ? `${house}${home}` : `${house}${shop}`,
    postcode: place.postcode,
  };
}
