import type { ImportId } from '@zhidan/core/imports/import.ts';
import { getRouteApi } from '@tanstack/react-router';
import { useWords } from '../lib/words.ts';
import { PageHeader } from '../ui/page-header.tsx';
import { DropZone } from './drop-zone.tsx';
import { ImportDetail } from './detail/import-detail.tsx';
import { ImportHistory } from './import-history.tsx';
import { importsWords } from './imports-words.ts';

const route = getRouteApi('/frame/imports');

/** Files of orders: drop, check, import; and what was imported before. */
export function ImportsPage() {
  const t = useWords(importsWords);
  const { import: openId } = route.useSearch();
  const navigate = route.useNavigate();
  const open = (id?: ImportId): void => void navigate({ search: { import: id } });
  return (
    <>
      <PageHeader title={t('import.title')} note={t('import.note')} />
      <DropZone onUploaded={open} isSmall={openId !== undefined} />
      {openId ? <ImportDetail key={openId} importId={openId as ImportId} onClose={() => open()} /> : <ImportHistory onOpen={open} />}
    </>
  );
}
