import { startingRoles } from '@zhidan/core/identity/role.ts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useLocation, useNavigate } from '@tanstack/react-router';
import { Segmented, Skeleton } from 'antd';
import { useSession } from '../../lib/session.ts';
import { useLanguage, useSay, useWords } from '../../lib/words.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { handbookHtml, partOf } from './handbook-html.ts';
import { handbookPageCodes, type HandbookPageCode } from './handbook-page-code.ts';
import { pageAt, pictureAt, textOf } from './handbook-texts.ts';
import { handbookWords } from './handbook-words.ts';
import styles from './handbook.module.css';

const route = getRouteApi('/frame/handbook');

/** The pages of docs/roles in the product, one's own first: what they say is true of this very version. */
export function HandbookPage() {
  const t = useWords(handbookWords);
  const say = useSay();
  const own = useOwnPage();
  const { page = own } = route.useSearch();
  const navigate = route.useNavigate();
  const title = (code: HandbookPageCode): string => (code === 'operating' ? t('page.operating') : say(startingRoles[code].words));
  return (
    <>
      <PageHeader title={t('page.title')} note={t('page.note')} />
      <Segmented
        className={styles.pages}
        value={page}
        options={handbookPageCodes.map((code) => ({ value: code, label: title(code) }))}
        onChange={(code) => void navigate({ search: { page: code } })}
      />
      <section className={styles.card}>
        <Article page={page} />
      </section>
    </>
  );
}

function Article({ page }: { page: HandbookPageCode }) {
  const language = useLanguage();
  const article = useLedLinks();
  const { data, error, refetch } = useQuery({ queryKey: ['handbook', page], queryFn: () => textOf(page), staleTime: Infinity });
  if (data === undefined)
    return error ? <RefusalNote error={error} retry={() => void refetch()} /> : <Skeleton active paragraph={{ rows: 8 }} />;
  // our own pages, built into this version
  const html = handbookHtml(partOf(data, language), { link: pageAt, picture: pictureAt });
  return <article ref={article} className={styles.article} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** Links of an article lead on without loading the product anew, to the heading that they name. */
function useLedLinks(): (article: HTMLElement | null) => (() => void) | undefined {
  const navigate = useNavigate();
  const { hash } = useLocation();
  return (article) => {
    if (!article) return undefined;
    const lead = (event: MouseEvent): void => {
      const to = event.target instanceof Element && event.target.closest('a')?.getAttribute('href');
      if (!to) return;
      event.preventDefault();
      void navigate({ href: to });
    };
    article.addEventListener('click', lead);
    if (hash !== '') article.querySelector(`#${CSS.escape(hash)}`)?.scrollIntoView();
    return () => article.removeEventListener('click', lead);
  };
}

/** The page of the first role that the person has of those that come with the product. */
function useOwnPage(): HandbookPageCode {
  const { person } = useSession();
  const own = handbookPageCodes.find((code) => code !== 'operating' && person.roleNames.includes(startingRoles[code].words['zh-CN']));
  return own ?? 'owner';
}
