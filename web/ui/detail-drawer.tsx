import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useIsNarrow } from './layout-mode.ts';

type DetailDrawerProps = Readonly<{
  title: ReactNode;
  /** px on a desk, 560 unless told otherwise */
  width?: number;
  isOpen: boolean;
  onClose: () => void;
  extra?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
}>;

/** A thing beside its list; on a phone over the whole screen. */
export function DetailDrawer({ title, width = 560, isOpen, onClose, extra, footer, children }: DetailDrawerProps) {
  const isNarrow = useIsNarrow();
  return (
    <Drawer
      title={<span className="zd-breaks">{title}</span>}
      open={isOpen}
      onClose={onClose}
      extra={extra}
      footer={footer}
      size={isNarrow ? '100%' : width}
      destroyOnHidden
    >
      {children}
    </Drawer>
  );
}
