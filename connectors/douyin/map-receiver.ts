import type { ChannelReceiver } from '@zhidan/core/channels/channel-order.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';

/** A receiver as it comes: ciphers with masks, or plain text where the platform gives it. Never decrypted here. */
export function receiverOf(order: Part): ChannelReceiver {
  const address = read.part(order, 'post_addr');
  const masked = read.part(order, 'mask_post_addr');
  const ciphers = ciphersOf(order, address);
  const isCipher = Object.keys(ciphers).length > 0;
  const shown = isCipher && Object.keys(masked.fields).length > 0 ? masked : address;
  const region = (name: string): string => read.text(read.part(shown, name), 'name');
  return {
    kind: isCipher ? 'cipher' : 'plain',
    name: read.text(order, isCipher ? 'mask_post_receiver' : 'post_receiver'),
    phone: read.text(order, isCipher ? 'mask_post_tel' : 'post_tel'),
    province: region('province'),
    city: region('city'),
    district: region('town'), // the platform calls a district town, and a town street
    town: region('street'),
    detail: read.text(shown, 'detail'),
    postcode: '',
    ciphers,
    mergeKey: mergeKeyOf(ciphers, ['province', 'city', 'town', 'street'].map(region)),
  };
}

function ciphersOf(order: Part, address: Part): Readonly<Record<string, string>> {
  const found = {
    encrypt_post_receiver: read.text(order, 'encrypt_post_receiver'),
    encrypt_post_tel: read.text(order, 'encrypt_post_tel'),
    encrypt_detail: read.text(address, 'encrypt_detail'),
  };
  return Object.fromEntries(Object.entries(found).filter(([, cipher]) => cipher !== ''));
}

/** `##index#cipher#version##` for names and addresses, `$$index$cipher$version$$` for phones; equal texts have equal indexes. */
const shapes = [/^##([^#]+)#[^#]+#\d+##$/, /^\$\$([^$]+)\$[^$]+\$\d+\$\$$/];

/** Ciphers of one text differ, their indexes do not; a cipher of another shape tells nothing. */
function mergeKeyOf(ciphers: Readonly<Record<string, string>>, region: readonly string[]): string | null {
  const indexes = ['encrypt_post_receiver', 'encrypt_post_tel', 'encrypt_detail'].map((name) => indexOf(ciphers[name] ?? ''));
  return indexes.includes('') ? null : [...indexes, ...region].join('|');
}

const indexOf = (cipher: string): string => shapes.map((shape) => shape.exec(cipher)?.[1]).find(Boolean) ?? '';
