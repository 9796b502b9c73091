import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { dataElement, words } from '../indicators/contract.ts';
import { STATUSES } from './domain/approval.ts';
import { LEVELS } from './domain/template.ts';

const day = z.iso.date();
const instant = z.string();
const status = z.enum(STATUSES);
/** `elementId:optionId`; option 0 is the total. */
const cell = z.string().regex(/^\d+:\d+$/);
/** What can be returned: `cell:12:0` or `section:III`. */
const item = z.string().regex(/^(cell:\d+:\d+|section:[\w-]+)$/);
const at = { roundId: z.coerce.number().int(), orgUnitId: z.coerce.number().int() };
const page = z.coerce.number().int().min(1).default(1);
const format = z.enum(['docx', 'pdf']);

export const period = z.object({
  id: z.number(),
  key: z.string(),
  kind: z.enum(['month', 'quarter', 'half', 'nine_months', 'year']),
  year: z.number(),
  ordinal: z.number(),
  startsOn: day,
  endsOn: day,
});
const unit = z.object({ id: z.number(), name: z.string() });

const round = z.object({ id: z.number(), period, unitsOn: day, templateName: words });

const templateContent = z.object({
  name: words,
  subject: words,
  sections: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('words'), key: z.string(), title: words, help: words, required: z.boolean() }),
      z.object({
        kind: z.literal('table'),
        key: z.string(),
        title: words,
        rows: z.array(
          z.discriminatedUnion('kind', [
            z.object({ kind: z.literal('heading'), label: words }),
            z.object({
              kind: z.literal('element'),
              number: z.string(),
              element: z.string(),
              required: z.boolean(),
              evidence: z.boolean(),
              help: words.optional(),
            }),
          ]),
        ),
      }),
      z.object({ kind: z.literal('recommendations'), key: z.string(), title: words, help: words }),
    ]),
  ),
  rules: z.array(z.any()),
});

const finding = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  at: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('cell'), key: z.string() }),
    z.object({ kind: z.literal('section'), key: z.string() }),
  ]),
  values: z.record(z.string(), z.union([z.number(), z.string()])),
  explained: z.boolean(),
});

const figure = z.object({
  key: cell,
  /** Typed by the unit itself. */
  ownValue: z.number().nullable(),
  /** Brought by the children that are pinned. */
  childrenValue: z.number().nullable(),
  /** Of both together. */
  value: z.number().nullable(),
  members: z.array(z.string()).nullable(),
  childrenReported: z.number(),
  childrenExpected: z.number(),
  unitsReported: z.number(),
  unitsExpected: z.number(),
});

const evidenceItem = z.object({
  id: z.uuid(),
  key: cell,
  kind: z.enum(['link', 'picture']),
  caption: z.string(),
  /** The day of what it proves; it lies in the period's window. */
  happenedOn: day.nullable(),
  url: z.string().nullable(),
});

const timelineEntry = z.object({
  at: instant,
  kind: z.enum(['submitted', 'approved', 'returned', 'reopened']),
  byName: z.string(),
  versionNo: z.number(),
  reason: z.string(),
});

const reportView = z.object({
  roundId: z.number(),
  orgUnit: unit.extend({ kind: z.string() }),
  parent: unit.nullable(),
  level: z.enum(LEVELS),
  period,
  previousPeriod: period.nullable(),
  status,
  rev: z.number(),
  latestVersion: z.number(),
  approvedVersion: z.number(),
  firstDeadline: day,
  deadline: day,
  /** Working days past the deadline: of the submission, or of today where nothing was submitted. 0 is in time. */
  lateDays: z.number(),
  template: templateContent,
  elements: z.array(dataElement),
  members: z.array(z.object({ code: z.string(), name: words })),
  cells: z.array(
    z.object({
      key: cell,
      state: z.enum(['value', 'not_applicable']),
      value: z.number().nullable(),
      members: z.array(z.string()).nullable(),
      source: z.string(),
      explanation: z.string(),
      comment: z.string(),
      rev: z.number(),
      changedAt: instant,
      changedByName: z.string(),
    }),
  ),
  sections: z.array(z.object({ key: z.string(), body: z.string(), rev: z.number() })),
  recommendations: z.array(z.object({ id: z.uuid(), body: z.string(), addressee: z.string() })),
  previous: z.array(z.object({ key: cell, value: z.number().nullable(), members: z.array(z.string()).nullable() })),
  /** Earlier approved values of the unit's own, oldest first. */
  history: z.record(z.string(), z.array(z.number())),
  /** Sum of the year's earlier approved periods. */
  yearToDate: z.record(z.string(), z.number()),
  evidence: z.array(evidenceItem),
  /** What was returned and waits to be corrected. */
  returned: z.array(z.object({ item, reason: z.string() })),
  /** What may be changed now: everything, nothing, or the items that were returned or reopened. */
  editable: z.union([z.literal('all'), z.literal('none'), z.array(item)]),
  findings: z.array(finding),
  timeline: z.array(timelineEntry),
  /** Only for units that have others under them. */
  consolidation: z
    .object({
      builtAt: instant.nullable(),
      pinned: z.number(),
      expected: z.number(),
      approved: z.number(),
      /** Children approved since, or approved in a newer version, that the working copy does not stand on. */
      changed: z.number(),
      missing: z.array(unit.extend({ status, started: z.boolean(), lateDays: z.number() })),
      figures: z.array(figure),
    })
    .nullable(),
  can: z.object({
    edit: z.boolean(),
    submit: z.boolean(),
    decide: z.boolean(),
    reopen: z.boolean(),
    consolidate: z.boolean(),
    issue: z.boolean(),
  }),
});

export const getReport = endpoint({
  method: 'GET',
  path: '/reports/:roundId/:orgUnitId',
  door: 'actor',
  summary: 'One report as it stands, with what its page needs',
  input: z.object(at),
  output: reportView,
});

const reportLine = z.object({
  roundId: z.number(),
  orgUnit: unit,
  level: z.enum(LEVELS),
  period,
  status,
  started: z.boolean(),
  deadline: day,
  lateDays: z.number(),
  latestVersion: z.number(),
  approvedVersion: z.number(),
  submittedAt: instant.nullable(),
  decidedAt: instant.nullable(),
  openWarnings: z.number(),
});

export const listReports = endpoint({
  method: 'GET',
  path: '/reports',
  door: 'actor',
  summary: 'Reports of a round that the actor may read, by unit name',
  input: z.object({
    roundId: z.coerce.number().int(),
    parentId: z.coerce.number().int().optional(),
    status: status.optional(),
    q: z.string().max(100).optional(),
    orgUnitId: z.coerce.number().int().optional(),
    page,
  }),
  output: z.object({ reports: z.array(reportLine), total: z.number(), page: z.number(), pageSize: z.number() }),
});

export const listRounds = endpoint({
  method: 'GET',
  path: '/rounds',
  door: 'actor',
  summary: 'All rounds, newest first, and the one that is being reported now',
  input: z.object({}),
  output: z.object({ rounds: z.array(round), currentRoundId: z.number().nullable() }),
});

export const listWork = endpoint({
  method: 'GET',
  path: '/work',
  door: 'actor',
  summary: 'What waits for the actor, most urgent first, each with its one action',
  input: z.object({ page }),
  output: z.object({
    items: z.array(
      z.object({
        /** fill: write it; correct: something was returned or reopened; decide: children wait; consolidate: build and submit. */
        kind: z.enum(['fill', 'correct', 'decide', 'consolidate', 'rebuild', 'issue']),
        roundId: z.number(),
        orgUnit: unit,
        period,
        status,
        deadline: day,
        lateDays: z.number(),
        /** decide: reports waiting; correct: items returned; fill: required cells still empty; consolidate: children approved. */
        count: z.number(),
        of: z.number().nullable(),
        reason: z.string(),
      }),
    ),
    total: z.number(),
  }),
});

export const saveCells = endpoint({
  method: 'PUT',
  path: '/reports/:roundId/:orgUnitId/cells',
  door: 'actor',
  summary: 'Saves cells as they are typed; refuses those that someone else changed meanwhile and shows both',
  input: z.object({
    ...at,
    cells: z
      .array(
        z.object({
          key: cell,
          state: z.enum(['value', 'not_applicable', 'empty']),
          value: z.number().nullable(),
          members: z.array(z.string()).nullable(),
          /** Where the value was taken from; empty where the unit counted it itself. */
          source: z.string().max(300).default(''),
          explanation: z.string().max(2000),
          comment: z.string().max(2000),
          /** The revision this change was made on; 0 where the cell was empty. */
          baseRev: z.number().int(),
        }),
      )
      .min(1)
      .max(500),
  }),
  output: z.object({
    rev: z.number(),
    cells: z.array(z.object({ key: cell, rev: z.number() })),
    findings: z.array(finding),
  }),
});

export const saveSection = endpoint({
  method: 'PUT',
  path: '/reports/:roundId/:orgUnitId/sections/:key',
  door: 'actor',
  summary: 'Saves the words of one section',
  input: z.object({ ...at, key: z.string().max(20), body: z.string().max(50_000), baseRev: z.number().int() }),
  output: z.object({ rev: z.number(), sectionRev: z.number(), findings: z.array(finding) }),
});

export const saveRecommendations = endpoint({
  method: 'PUT',
  path: '/reports/:roundId/:orgUnitId/recommendations/:key',
  door: 'actor',
  summary: 'Saves the list of recommendations of one section; `baseRev` is the revision of that section',
  input: z.object({
    ...at,
    key: z.string().max(20),
    items: z
      .array(z.object({ id: z.uuid(), body: z.string().min(1).max(5000), addressee: z.string().min(1).max(300) }))
      .max(50),
    baseRev: z.number().int(),
  }),
  output: z.object({ rev: z.number(), sectionRev: z.number() }),
});

export const addEvidence = endpoint({
  method: 'POST',
  path: '/reports/:roundId/:orgUnitId/evidence',
  door: 'actor',
  summary: 'Adds proof beside a cell: an address, or a picture (base64; it is made anew, its hidden data are dropped)',
  input: z.object({
    ...at,
    key: cell,
    caption: z.string().trim().min(1).max(300),
    happenedOn: day.optional(),
    url: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .optional(),
    picture: z.string().max(7_000_000).optional(),
  }),
  output: evidenceItem,
});

export const removeEvidence = endpoint({
  method: 'DELETE',
  path: '/reports/:roundId/:orgUnitId/evidence/:id',
  door: 'actor',
  summary: 'Takes proof away from the working copy; approved versions keep it',
  input: z.object({ ...at, id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
});

export const getEvidencePicture = endpoint({
  method: 'GET',
  path: '/reports/:roundId/:orgUnitId/evidence/:id/picture',
  door: 'actor',
  summary: 'The picture itself',
  input: z.object({ ...at, id: z.uuid() }),
  output: z.any(),
});

const moved = z.object({ status, rev: z.number(), versionNo: z.number() });

export const submitReport = endpoint({
  method: 'POST',
  path: '/reports/:roundId/:orgUnitId/submission',
  door: 'actor',
  summary: 'Hands the report to the unit above, as a new version',
  input: z.object({ ...at, rev: z.number().int(), reason: z.string().max(2000).default('') }),
  output: moved,
});

export const approveReport = endpoint({
  method: 'POST',
  path: '/reports/:roundId/:orgUnitId/approval',
  door: 'actor',
  summary: 'Approves the version that was submitted; its figures count from now on',
  input: z.object({ ...at, versionNo: z.number().int() }),
  output: moved,
});

export const returnReport = endpoint({
  method: 'POST',
  path: '/reports/:roundId/:orgUnitId/return',
  door: 'actor',
  summary: 'Returns cells or sections, each with its reason; only those open again',
  input: z.object({
    ...at,
    versionNo: z.number().int(),
    items: z
      .array(z.object({ item, reason: z.string().trim().min(1).max(2000) }))
      .min(1)
      .max(200),
  }),
  output: moved,
});

export const reopenReport = endpoint({
  method: 'POST',
  path: '/reports/:roundId/:orgUnitId/reopening',
  door: 'actor',
  summary:
    'Opens an approved report for correction, with a reason; the approved version counts until the next one is approved',
  input: z.object({ ...at, reason: z.string().trim().min(1).max(2000), items: z.array(item).max(200).default([]) }),
  output: moved,
});

export const getVersion = endpoint({
  method: 'GET',
  path: '/reports/:roundId/:orgUnitId/versions/:versionNo',
  door: 'actor',
  summary: 'One submitted version, whole, with the decisions on it',
  input: z.object({ ...at, versionNo: z.coerce.number().int() }),
  output: z.object({
    versionNo: z.number(),
    reason: z.string(),
    submittedAt: instant,
    submittedByName: z.string(),
    contentHash: z.string(),
    content: z.any(),
    decisions: z.array(timelineEntry),
  }),
});

export const getBoard = endpoint({
  method: 'GET',
  path: '/consolidations/:roundId/:orgUnitId',
  door: 'actor',
  summary: 'The children of a unit in a round: where each stands, with figures side by side',
  input: z.object({
    ...at,
    status: status.optional(),
    late: z.stringbool().optional(),
    q: z.string().max(100).optional(),
    page,
  }),
  output: z.object({
    orgUnit: unit,
    period,
    deadline: day,
    counts: z.record(z.string(), z.number()),
    late: z.number(),
    expected: z.number(),
    /** The elements shown as columns. */
    columns: z.array(z.object({ key: cell, name: words, unit: words, decimals: z.number() })),
    rows: z.array(
      reportLine.extend({
        values: z.array(z.number().nullable()),
        returned: z.number(),
        isBranch: z.boolean(),
      }),
    ),
    totals: z.array(
      z.object({ value: z.number().nullable(), childrenReported: z.number(), childrenExpected: z.number() }),
    ),
    total: z.number(),
    page: z.number(),
    pageSize: z.number(),
  }),
});

const figureChange = z.object({ key: cell, before: z.number().nullable(), after: z.number().nullable() });

export const getChanges = endpoint({
  method: 'GET',
  path: '/consolidations/:roundId/:orgUnitId/changes',
  door: 'actor',
  summary: 'What rebuilding would change: children with newer approved versions, and the figures that would move',
  input: z.object(at),
  output: z.object({
    children: z.array(
      unit.extend({
        pinnedVersion: z.number().nullable(),
        latestVersion: z.number(),
        reason: z.string(),
        cells: z.array(figureChange),
      }),
    ),
    figures: z.array(figureChange),
  }),
});

export const buildConsolidation = endpoint({
  method: 'POST',
  path: '/consolidations/:roundId/:orgUnitId/build',
  door: 'actor',
  summary: 'Pins the consolidated report to the newest approved versions of its children',
  input: z.object({ ...at, rev: z.number().int() }),
  output: z.object({ rev: z.number(), pinned: z.number(), expected: z.number() }),
});

export const getChildWords = endpoint({
  method: 'GET',
  path: '/consolidations/:roundId/:orgUnitId/words/:key',
  door: 'actor',
  summary: 'What the approved children wrote in one section, each with its source; alike texts are put together',
  input: z.object({ ...at, key: z.string().max(20), page }),
  output: z.object({
    /** `addressee`: of a recommendation, whom it asks. */
    groups: z.array(
      z.object({
        body: z.string(),
        addressee: z.string().nullable(),
        sources: z.array(unit.extend({ versionNo: z.number() })),
      }),
    ),
    total: z.number(),
    page: z.number(),
    pageSize: z.number(),
    silent: z.number(),
  }),
});

export const listIssuingBodies = endpoint({
  method: 'GET',
  path: '/reports/:roundId/:orgUnitId/issuing-bodies',
  door: 'actor',
  summary: 'The bodies that may issue a document for this unit; each has its own layout and number series',
  input: z.object(at),
  output: z.object({
    bodies: z.array(
      z.object({ orgUnitId: z.number(), name: z.string(), layout: z.enum(['state', 'party']), symbol: z.string() }),
    ),
  }),
});

export const previewDocument = endpoint({
  method: 'GET',
  path: '/reports/:roundId/:orgUnitId/preview/:bodyId/:format',
  door: 'actor',
  summary: 'The document as it would be issued now, marked as a draft, without a number',
  input: z.object({ ...at, bodyId: z.coerce.number().int(), format }),
  output: z.any(),
});

const issued = z.object({
  id: z.uuid(),
  orgUnit: unit,
  bodyName: z.string(),
  roundId: z.number(),
  versionNo: z.number(),
  period,
  numberLine: z.string(),
  subject: z.string(),
  code: z.string(),
  layout: z.enum(['state', 'party']),
  issuedOn: day,
  issuedAt: instant,
  /** False where a figure in it has been corrected since. */
  holds: z.boolean(),
});

export const issueDocument = endpoint({
  method: 'POST',
  path: '/reports/:roundId/:orgUnitId/documents',
  door: 'actor',
  summary:
    'Issues the document of an approved version under the next number of the body; it is frozen with its figures',
  input: z.object({ ...at, bodyId: z.number().int(), versionNo: z.number().int() }),
  output: issued,
});

export const listDocuments = endpoint({
  method: 'GET',
  path: '/documents',
  door: 'actor',
  summary: 'Issued documents, newest first',
  input: z.object({ roundId: z.coerce.number().int().optional(), orgUnitId: z.coerce.number().int().optional(), page }),
  output: z.object({ documents: z.array(issued), total: z.number(), page: z.number(), pageSize: z.number() }),
});

export const getDocument = endpoint({
  method: 'GET',
  path: '/documents/:orgUnitId/:id',
  door: 'actor',
  summary: 'One issued document, and whether its figures still hold',
  input: z.object({ orgUnitId: z.coerce.number().int(), id: z.uuid() }),
  output: issued,
});

export const getDocumentFile = endpoint({
  method: 'GET',
  path: '/documents/:orgUnitId/:id/:format',
  door: 'actor',
  summary: 'The file of an issued document, the same bytes for ever',
  input: z.object({ orgUnitId: z.coerce.number().int(), id: z.uuid(), format }),
  output: z.any(),
});

export const verifyDocument = endpoint({
  method: 'GET',
  path: '/verification/:code',
  door: 'public',
  summary: 'Whether a printed document is genuine and whether its figures still hold',
  input: z.object({ code: z.string().max(40) }),
  output: z.object({
    document: issued
      .omit({ roundId: true, versionNo: true })
      .extend({ contentHash: z.string(), orgUnitId: z.number() }),
    illustrative: z.boolean(),
    changed: z.number(),
    figures: z.array(
      z.object({
        /** The number printed beside the figure. */
        line: z.number(),
        orgUnit: unit,
        key: cell,
        label: words,
        unit: words,
        decimals: z.number(),
        printed: z.number().nullable(),
        current: z.number().nullable(),
        holds: z.boolean(),
        periodId: z.number(),
      }),
    ),
  }),
});
