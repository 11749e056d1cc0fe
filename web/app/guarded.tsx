import type { Permission } from '@zhidan/core/identity/permission.ts';
import type { RouteComponent } from '@tanstack/react-router';
import { useMay } from '../lib/session.ts';
import { AccessDenied } from './page-failure.tsx';

/** A page by permission: its code is fetched only for those who may see it; others read what it takes. */
export function guarded(permission: Permission, Page: RouteComponent): RouteComponent {
  const Guarded = () => (useMay(permission) ? <Page /> : <AccessDenied permission={permission} />);
  return Object.assign(Guarded, { preload: Page.preload });
}
