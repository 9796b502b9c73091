import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { words } from '../indicators/contract.ts';
import { period } from '../reporting/contract.ts';

const day = z.iso.date();
const unit = z.object({ id: z.number(), name: z.string() });

/** A figure is never naked: value, target, completeness, freshness, and the way to its source. */
const keyFigure = z.object({
  key: z.string(),
  name: words,
  unit: words,
  kind: z.enum(['flow', 'stock', 'ratio', 'distinct']),
  decimals: z.number(),
  /** As approved level by level. */
  value: z.number().nullable(),
  target: z.number().nullable(),
  childrenReported: z.number(),
  childrenExpected: z.number(),
  unitsReported: z.number(),
  unitsExpected: z.number(),
  /** With every approved report below, whether or not the levels between have closed theirs. */
  provisionalValue: z.number().nullable(),
  provisionalUnits: z.number(),
  /** From the start of the reporting year to this period. */
  yearToDate: z.number().nullable(),
  recomputedAt: z.string().nullable(),
  /** The same figure in the periods up to this one, oldest first; gaps are null. */
  trend: z.array(z.object({ periodKey: z.string(), value: z.number().nullable() })),
  /** The units directly below, for the strip of dots. */
  spread: z.array(z.object({ orgUnitId: z.number(), value: z.number().nullable() })),
});

export const getOverview = endpoint({
  method: 'GET',
  path: '/overview',
  door: 'actor',
  summary: 'The programme at one unit and round: its key figures, and where the units below stand',
  input: z.object({ roundId: z.coerce.number().int().optional(), orgUnitId: z.coerce.number().int().optional() }),
  output: z.object({
    roundId: z.number(),
    orgUnit: unit,
    period,
    unitsOn: day,
    figures: z.array(keyFigure),
    children: z.array(
      unit.extend({
        code: z.string(),
        shortName: z.string(),
        /** approved (also consolidated), waiting (submitted, returned, reopened), open (not yet due), late. */
        state: z.enum(['approved', 'waiting', 'open', 'late']),
        status: z.string(),
        lateDays: z.number(),
        childrenApproved: z.number(),
        childrenExpected: z.number(),
      }),
    ),
    attention: z.array(
      z.object({
        kind: z.enum(['late', 'waiting', 'returned', 'changed_after_approval']),
        orgUnit: unit,
        roundId: z.number(),
        lateDays: z.number(),
        count: z.number(),
      }),
    ),
    attentionTotal: z.number(),
  }),
});

const contribution = unit.extend({
  /** What it brings into the total above; null is "none yet", which is not zero. */
  value: z.number().nullable(),
  notApplicable: z.boolean(),
  answered: z.boolean(),
  versionNo: z.number().nullable(),
  isLeaf: z.boolean(),
  childrenReported: z.number(),
  childrenExpected: z.number(),
  status: z.string(),
});

export const getTrace = endpoint({
  method: 'GET',
  path: '/trace/:periodId/:orgUnitId/:key',
  door: 'actor',
  summary:
    'Where a figure comes from: the units that make it up, the versions, who approved them, the evidence, and where it goes',
  input: z.object({
    periodId: z.coerce.number().int(),
    orgUnitId: z.coerce.number().int(),
    key: z.string().regex(/^\d+:\d+$/),
    page: z.coerce.number().int().min(1).default(1),
  }),
  output: z.object({
    orgUnit: unit,
    period,
    unitsOn: day,
    roundId: z.number(),
    element: z.object({
      id: z.number(),
      code: z.string(),
      name: words,
      optionName: words.nullable(),
      unit: words,
      kind: z.string(),
      overUnits: z.string(),
      overTime: z.string(),
      level: z.string(),
      decimals: z.number(),
      definition: words,
    }),
    value: z.number().nullable(),
    provisionalValue: z.number().nullable(),
    members: z.array(z.object({ code: z.string(), name: words })).nullable(),
    childrenReported: z.number(),
    childrenExpected: z.number(),
    unitsReported: z.number(),
    unitsExpected: z.number(),
    recomputedAt: z.string().nullable(),
    /** Of a ratio: the two totals it is taken from. */
    parts: z.array(z.object({ key: z.string(), name: words, value: z.number().nullable() })),
    ownValue: z.number().nullable(),
    children: z.array(contribution),
    childrenTotal: z.number(),
    page: z.number(),
    pageSize: z.number(),
    /** From this unit up to the root: where the figure goes. */
    upward: z.array(
      unit.extend({
        value: z.number().nullable(),
        childrenReported: z.number(),
        childrenExpected: z.number(),
        /** Its report is approved, so that it counts in the total of the unit above it. */
        countsAbove: z.boolean(),
      }),
    ),
    /** The cell itself, where this unit has an approved report. */
    origin: z
      .object({
        versionNo: z.number(),
        enteredByName: z.string(),
        enteredAt: z.string().nullable(),
        submittedByName: z.string(),
        submittedAt: z.string().nullable(),
        approvedByName: z.string(),
        approvedAt: z.string().nullable(),
        source: z.string(),
        explanation: z.string(),
        evidence: z.array(
          z.object({
            id: z.string(),
            kind: z.enum(['link', 'picture']),
            caption: z.string(),
            url: z.string().nullable(),
          }),
        ),
        returns: z.array(z.object({ at: z.string(), byName: z.string(), reason: z.string() })),
        versions: z.array(
          z.object({
            versionNo: z.number(),
            value: z.number().nullable(),
            submittedAt: z.string(),
            decision: z.string(),
            reason: z.string(),
          }),
        ),
      })
      .nullable(),
    usedIn: z.array(
      z.object({
        id: z.string(),
        orgUnitId: z.number(),
        numberLine: z.string(),
        bodyName: z.string(),
        code: z.string(),
        holds: z.boolean(),
      }),
    ),
  }),
});
