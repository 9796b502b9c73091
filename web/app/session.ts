import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Output } from '../api.ts';

export type Me = Output<'GET /me'>;

/** Who is signed in; nobody is an answer too. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => api('GET /me', {}, { signal }),
  staleTime: 60_000,
});

/** Who is signed in, once it is known. Inside the shell it is always known. */
export function useMe(): Me | undefined {
  return useQuery(meQuery).data;
}

/** Forgets everything that was shown to the person before. */
export async function renewSession(client: QueryClient): Promise<void> {
  client.clear();
  await client.fetchQuery(meQuery);
}

/** Ends the session and leaves for the sign-in page, with nothing of it left in memory. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await api('POST /sign-out', {});
    client.clear();
    location.assign('/dang-nhap');
  };
}
