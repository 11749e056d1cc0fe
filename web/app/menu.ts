import {
  ApiOutlined,
  FileProtectOutlined,
  StopOutlined,
  SolutionOutlined,
  AuditOutlined,
  BankOutlined,
  CheckSquareOutlined,
  ClockCircleOutlined,
  BarcodeOutlined,
  DatabaseOutlined,
  FileSearchOutlined,
  FileUnknownOutlined,
  HeartOutlined,
  HomeOutlined,
  ImportOutlined,
  IdcardOutlined,
  InboxOutlined,
  LinkOutlined,
  SafetyCertificateOutlined,
  ScheduleOutlined,
  SettingOutlined,
  ShopOutlined,
  SyncOutlined,
  ShoppingOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { SessionView } from '@zhidan/core/identity/session-api.ts';
import { may } from '../lib/session.ts';

/** The main menu: one row a page. A page that the person may not see is not listed. `hotkey` follows `g`. */
export const menu = [
  { key: 'home', group: 'work', icon: HomeOutlined, path: '/', permission: 'signed_in', hotkey: 'h' },
  { key: 'auditQueue', group: 'work', icon: FileProtectOutlined, path: '/audit-queue', permission: 'audit.display', hotkey: 'q' },
  { key: 'orders', group: 'work', icon: ShoppingOutlined, path: '/orders', permission: 'orders.display', hotkey: 'o' },
  { key: 'deadlines', group: 'shipping', icon: ClockCircleOutlined, path: '/deadlines', permission: 'fulfillment.display', hotkey: 'd' },
  { key: 'shops', group: 'channels', icon: ShopOutlined, path: '/shops', permission: 'shops.display', hotkey: 'c' },
  { key: 'pullRuns', group: 'channels', icon: SyncOutlined, path: '/pull-runs', permission: 'shops.display', hotkey: 'u' },
  {
    key: 'completeness',
    group: 'channels',
    icon: CheckSquareOutlined,
    path: '/completeness',
    permission: 'shops.display',
    hotkey: 'w',
  },
  { key: 'unread', group: 'channels', icon: FileUnknownOutlined, path: '/unread-documents', permission: 'shops.display', hotkey: 'x' },
  { key: 'imports', group: 'channels', icon: ImportOutlined, path: '/imports', permission: 'imports.manage', hotkey: 'f' },
  { key: 'matching', group: 'goods', icon: LinkOutlined, path: '/matching', permission: 'catalog.display', hotkey: 'b' },
  { key: 'skus', group: 'goods', icon: BarcodeOutlined, path: '/skus', permission: 'catalog.display', hotkey: 'i' },
  { key: 'stock', group: 'inventory', icon: DatabaseOutlined, path: '/stock', permission: 'inventory.display', hotkey: 't' },
  { key: 'inbound', group: 'inventory', icon: InboxOutlined, path: '/inbound', permission: 'inventory.move', hotkey: 'n' },
  { key: 'count', group: 'inventory', icon: AuditOutlined, path: '/stock-count', permission: 'inventory.move', hotkey: 'y' },
  { key: 'warehouses', group: 'inventory', icon: BankOutlined, path: '/warehouses', permission: 'inventory.display', hotkey: 'e' },
  { key: 'auditRules', group: 'system', icon: SolutionOutlined, path: '/audit-rules', permission: 'audit.display', hotkey: '1' },
  { key: 'blacklist', group: 'system', icon: StopOutlined, path: '/blacklist', permission: 'audit.display', hotkey: '2' },
  { key: 'people', group: 'people', icon: TeamOutlined, path: '/people', permission: 'people.display', hotkey: 'p' },
  { key: 'roles', group: 'people', icon: SafetyCertificateOutlined, path: '/roles', permission: 'people.display', hotkey: 'r' },
  { key: 'apiKeys', group: 'people', icon: ApiOutlined, path: '/api-keys', permission: 'api_keys.manage', hotkey: 'k' },
  { key: 'journal', group: 'system', icon: FileSearchOutlined, path: '/journal', permission: 'journal.display', hotkey: 'l' },
  { key: 'jobs', group: 'system', icon: ScheduleOutlined, path: '/jobs', permission: 'jobs.display', hotkey: 'j' },
  { key: 'settings', group: 'system', icon: SettingOutlined, path: '/settings', permission: 'settings.display', hotkey: 's' },
  { key: 'about', group: 'system', icon: HeartOutlined, path: '/about', permission: 'signed_in', hotkey: 'a' },
  { key: 'account', group: 'own', icon: IdcardOutlined, path: '/account', permission: 'signed_in', hotkey: 'm' },
] as const;

export type MenuRow = (typeof menu)[number];

/** The groups the side menu shows, in order; `own` stands behind the person's name instead. */
export const menuGroups = [
  { key: 'work', words: 'menu.groupWork' },
  { key: 'shipping', words: 'menu.groupShipping' },
  { key: 'channels', words: 'menu.groupChannels' },
  { key: 'goods', words: 'menu.groupGoods' },
  { key: 'inventory', words: 'menu.groupInventory' },
  { key: 'people', words: 'menu.groupPeople' },
  { key: 'system', words: 'menu.groupSystem' },
] as const;

/** The rows a person may open. */
export function menuFor(session: SessionView): MenuRow[] {
  return menu.filter(({ permission }) => may(session, permission));
}
