import type { Endpoint, OutputOf, QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import type { Page } from '@zhidan/core/kernel/page.ts';
import { infiniteQueryOptions, queryOptions, QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { call } from './call.ts';
import { isPassing } from './problem.ts';

/** `follows`: the subject kinds whose news make the answer stale. */
type AnswerOptions = Readonly<{ follows?: readonly string[]; refetchInterval?: number; enabled?: boolean }>;

type ItemOf<Contract extends Endpoint> = OutputOf<Contract> extends Page<infer Item> ? Item : never;

const retryLimit = 3;

export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => isPassing(error) && failures < retryLimit,
        retryDelay: pauseMs,
      },
      // a person waits and must be told: a command is never parked silently until the network is back
      mutations: { networkMode: 'always', retry: (failures, error) => isPassing(error) && failures < 2, retryDelay: pauseMs },
    },
  });
}

/** Half a second, doubling, at most eight. */
function pauseMs(failures: number): number {
  return Math.min(500 * 2 ** failures, 8_000);
}

export function answerOf<Contract extends Endpoint>(contract: Contract, question: QuestionOf<Contract>, options: AnswerOptions = {}) {
  const { follows = [], ...rest } = options;
  return queryOptions({
    queryKey: [contract.path, question] as const,
    queryFn: ({ signal }) => call(contract, question, { signal }),
    meta: { follows },
    ...rest,
  });
}

/** The answer to a question, kept fresh by the live stream. */
export function useAnswer<Contract extends Endpoint>(contract: Contract, question: QuestionOf<Contract>, options?: AnswerOptions) {
  return useQuery(answerOf(contract, question, options));
}

/** A list by pages: the rows so far, and the way to more. */
export type List<Row> = Readonly<{
  rows: readonly Row[] | undefined;
  error: Error | null;
  isFetching: boolean;
  reload(): void;
  /** null at the end of the list */
  more: (() => void) | null;
  isLoadingMore: boolean;
}>;

export function usePages<Contract extends Endpoint>(
  contract: Contract,
  question: Omit<QuestionOf<Contract>, 'after' | 'limit'>,
  options: AnswerOptions = {},
): List<ItemOf<Contract>> {
  const { follows = [], ...rest } = options;
  const query = useInfiniteQuery(
    infiniteQueryOptions({
      queryKey: [contract.path, 'pages', question] as const,
      queryFn: ({ signal, pageParam }) =>
        call(contract, { ...question, after: pageParam } as QuestionOf<Contract>, { signal }) as Promise<Page<ItemOf<Contract>>>,
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next ?? undefined,
      meta: { follows },
      ...rest,
    }),
  );
  return {
    rows: query.data?.pages.flatMap((page) => page.items),
    error: query.error,
    isFetching: query.isFetching,
    reload: () => void query.refetch(),
    more: query.hasNextPage ? () => void (query.isFetching || query.fetchNextPage()) : null,
    isLoadingMore: query.isFetchingNextPage,
  };
}

/** A short list that comes whole. */
export function useItems<Contract extends Endpoint>(
  contract: Contract,
  question: QuestionOf<Contract>,
  options?: AnswerOptions,
): List<OutputOf<Contract> extends { items: readonly (infer Item)[] } ? Item : never> {
  type Item = OutputOf<Contract> extends { items: readonly (infer Found)[] } ? Found : never;
  return listOf(useAnswer(contract, question, options) as Whole<Item>);
}

/** An answer that holds a whole list among other things. */
type Whole<Item> = Readonly<{ data: { items: readonly Item[] } | undefined; error: Error | null; isFetching: boolean; refetch(): unknown }>;

/** The list that came with an answer, for a table. */
export function listOf<Item>({ data, error, isFetching, refetch }: Whole<Item>): List<Item> {
  return { rows: data?.items, error, isFetching, reload: () => void refetch(), more: null, isLoadingMore: false };
}

/** Marks every answer that follows one of these subjects as stale and fetches those on screen. */
export async function refreshAnswers(client: QueryClient, subjectKinds: ReadonlySet<string>): Promise<void> {
  await client.invalidateQueries({
    predicate: ({ meta }) => Array.isArray(meta?.['follows']) && meta['follows'].some((kind) => kind === '*' || subjectKinds.has(kind)),
  });
}
