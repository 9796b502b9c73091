import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { api, type Output } from '../../api.ts';
import { useMe } from '../../app/session.ts';

export type Unit = Output<'GET /org-units'>['units'][number];

/** What the address asks for: `ngay` the day, `trong` the unit whose units are listed, `tim` words to find, `trang` the page. */
export interface Asked {
  day: string | undefined;
  parentId: number | undefined;
  query: string;
  page: number;
}

export function useAsked(): Asked {
  const search = useRouterState({ select: (state) => state.location.search }) as Record<string, unknown>;
  const number = (value: unknown) => (Number.isInteger(Number(value)) && Number(value) > 0 ? Number(value) : undefined);
  return {
    day: search.ngay === undefined ? undefined : String(search.ngay),
    parentId: number(search.trong),
    query: search.tim === undefined ? '' : String(search.tim),
    page: number(search.trang) ?? 1,
  };
}

/** The address of a list; what is not given is left out. */
export function unitsAddress({ day, parentId, query, page }: Partial<Asked>): string {
  const search = new URLSearchParams();
  if (day) search.set('ngay', day);
  if (parentId) search.set('trong', String(parentId));
  if (query) search.set('tim', query);
  if (page && page > 1) search.set('trang', String(page));
  return `/don-vi${search.size > 0 ? `?${search}` : ''}`;
}

export const unitAddress = (id: number, day?: string) => `/don-vi/${id}${day ? `?ngay=${day}` : ''}`;

export function useUnit(id: number | undefined, day: string | undefined) {
  return useQuery({
    queryKey: ['org-unit', id, day ?? null],
    queryFn: ({ signal }) => api('GET /org-units/:id', { id: id as number, ...(day ? { day } : {}) }, { signal }),
    enabled: id !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

/** The top of the tree, found by walking up from the reader's own unit. */
function useRootId(wanted: boolean): number | undefined {
  const mine = useMe()?.unit?.id;
  const { data: own } = useUnit(wanted ? mine : undefined, undefined);
  const { data: any } = useQuery({
    queryKey: ['org-units', 'any'],
    queryFn: ({ signal }) => api('GET /org-units', { q: 'Việt Nam' }, { signal }),
    enabled: wanted && mine === undefined,
  });
  return own?.path[0]?.id ?? any?.units.find(({ parentId }) => parentId === null)?.id;
}

/** The list of the address: units whose name matches, or those under one unit; at first those under the top of the tree. */
export function useUnits(asked: Asked) {
  const searching = asked.query.trim() !== '';
  const rootId = useRootId(!searching && asked.parentId === undefined);
  const parentId = asked.parentId ?? (searching ? undefined : rootId);
  const parent = useUnit(parentId, asked.day);
  const list = useQuery({
    queryKey: ['org-units', asked.day ?? null, parentId ?? null, asked.query, asked.page],
    queryFn: ({ signal }) =>
      api(
        'GET /org-units',
        {
          page: asked.page,
          ...(asked.day ? { day: asked.day } : {}),
          ...(parentId ? { parentId } : {}),
          ...(searching ? { q: asked.query.trim().normalize('NFC') } : {}),
        },
        { signal },
      ),
    enabled: searching || parentId !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return { list, parent: parentId === undefined ? undefined : parent.data };
}
