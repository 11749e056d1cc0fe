import { expect, test } from 'vitest';
import { memoWith } from './order-mark.ts';

const note = (value: string) => ({ kind: 'note' as const, value });
const flag = (value: string) => ({ kind: 'flag' as const, value });

test('a note stands behind what the seller wrote, and is not written twice', () => {
  expect(memoWith('taobao', { memo: '老客户', flag: '0' }, [note('高价值'), note('先核实')])).toEqual({
    memo: '老客户；高价值；先核实',
    flag: null,
  });
  expect(memoWith('taobao', { memo: '', flag: '0' }, [note('高价值')])).toEqual({ memo: '高价值', flag: null });
  expect(memoWith('taobao', { memo: '老客户；高价值', flag: '0' }, [note('高价值')])).toBeNull();
});

test('a flag is set in the platform’s own number where the order has none; one that somebody set stays', () => {
  expect(memoWith('taobao', { memo: '', flag: '0' }, [flag('red')])).toEqual({ memo: '', flag: '1' });
  expect(memoWith('douyin', { memo: '', flag: '' }, [flag('red')])).toEqual({ memo: '', flag: '5' });
  expect(memoWith('taobao', { memo: '', flag: '3' }, [flag('red')])).toBeNull();
});

test('a colour that the platform does not have, or a platform without flags, leaves the memo alone', () => {
  expect(memoWith('taobao', { memo: '', flag: '0' }, [flag('cyan')])).toBeNull();
  expect(memoWith('wechat', { memo: '', flag: '' }, [flag('red'), note('急')])).toEqual({ memo: '急', flag: null });
  expect(memoWith('jd', { memo: '', flag: '0' }, [flag('gray')])).toBeNull();
});
