import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '../api.ts';
import { useLive } from './live.ts';

/** One page of what waits for the person, the most urgent first. */
export const workQuery = (page: number) =>
  queryOptions({ queryKey: ['work', page], queryFn: ({ signal }) => api('GET /work', { page }, { signal }) });

/** In a busy hour many reports move within a second; they are asked about together. */
const PAUSE = 2_000;

/** How many things wait for the person; undefined until it is known. It follows the reports while the page is open. */
export function useWorkCount(): number | undefined {
  const client = useQueryClient();
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useLive('report', () => {
    pause.current ??= setTimeout(() => {
      pause.current = undefined;
      void client.invalidateQueries({ queryKey: ['work'] });
    }, PAUSE);
  });
  useEffect(() => () => clearTimeout(pause.current), []);
  return useQuery({ ...workQuery(1), staleTime: 60_000, select: ({ total }) => total }).data;
}
