import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';

export const words = z.object({ vi: z.string(), en: z.string() });

export const dataElement = z.object({
  id: z.number(),
  code: z.string(),
  name: words,
  unit: words,
  kind: z.enum(['flow', 'stock', 'ratio', 'distinct']),
  overUnits: z.enum(['sum', 'union', 'ratio']),
  overTime: z.enum(['sum', 'last', 'union', 'ratio']),
  numeratorId: z.number().nullable(),
  denominatorId: z.number().nullable(),
  factor: z.number(),
  decimals: z.number(),
  level: z.enum(['input', 'activity', 'output', 'outtake', 'outcome', 'impact']),
  definition: words,
  options: z.array(z.object({ id: z.number(), code: z.string(), name: words })),
});

export const listDataElements = endpoint({
  method: 'GET',
  path: '/data-elements',
  door: 'actor',
  summary: 'What is counted, how it adds up, and what it means',
  input: z.object({}),
  output: z.object({ elements: z.array(dataElement), members: z.array(z.object({ code: z.string(), name: words })) }),
});
