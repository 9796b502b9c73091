import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { KINDS } from './domain.ts';

const day = z.iso.date();

const unit = z.object({
  id: z.number(),
  code: z.string(),
  name: z.string(),
  kind: z.enum(KINDS),
  parentId: z.number().nullable(),
  validFrom: day.nullable(),
  validTo: day.nullable(),
  legalBasis: z.string(),
});

const listed = unit.extend({ parentName: z.string().nullable(), childCount: z.number() });

export const listOrgUnits = endpoint({
  method: 'GET',
  path: '/org-units',
  door: 'actor',
  summary: 'The units of a day: those under one unit, or those whose name matches',
  input: z.object({
    day: day.optional(),
    parentId: z.coerce.number().int().optional(),
    q: z.string().max(100).optional(),
    page: z.coerce.number().int().min(1).default(1),
  }),
  output: z.object({
    day,
    units: z.array(listed),
    total: z.number(),
    page: z.number(),
    pageSize: z.number(),
    counts: z.array(z.object({ kind: z.enum(KINDS), count: z.number() })),
  }),
});

export const getOrgUnit = endpoint({
  method: 'GET',
  path: '/org-units/:id',
  door: 'actor',
  summary: 'One unit through time: its versions, what it came from, what became of it',
  input: z.object({ id: z.coerce.number().int(), day: day.optional() }),
  output: z.object({
    day,
    id: z.number(),
    current: unit.nullable(),
    path: z.array(z.object({ id: z.number(), name: z.string() })),
    versions: z.array(unit),
    predecessors: z.array(
      z.object({
        id: z.number(),
        name: z.string(),
        effectiveOn: day,
        part: z.enum(['whole', 'part', 'same']),
        legalBasis: z.string(),
      }),
    ),
    successors: z.array(
      z.object({
        id: z.number(),
        name: z.string(),
        effectiveOn: day,
        part: z.enum(['whole', 'part', 'same']),
        legalBasis: z.string(),
      }),
    ),
  }),
});
