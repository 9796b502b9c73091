import { type Actor, allowsSomewhere, type Grant, type Permission, roleAllows } from '../../../kernel/access.ts';

const READING: Permission[] = ['reports.read'];

/** What changes the rows of a unit. Keeping accounts is not among it: an administrator writes no report. */
const WRITING: Permission[] = [
  'reports.write',
  'reports.submit',
  'reports.decide',
  'reports.consolidate',
  'documents.issue',
  'rounds.open',
];

/** A grant with the units it reaches: itself, or everything that was ever under it, or the whole country. */
export interface Reach {
  grant: Grant;
  units: 'all' | number[];
}

function unitsWith(reaches: Reach[], permissions: Permission[]): 'all' | number[] {
  const lists = reaches
    .filter(({ grant }) => permissions.some((permission) => roleAllows(grant.role, permission)))
    .map(({ units }) => units);
  if (lists.includes('all')) return 'all';
  return [...new Set((lists as number[][]).flat())].toSorted((a, b) => a - b);
}

/** The units whose rows the database lets through for someone, to read and to write: all their grants together. */
export function scopeOf(reaches: Reach[]): Pick<Actor, 'reads' | 'writes'> {
  return { reads: unitsWith(reaches, READING), writes: unitsWith(reaches, WRITING) };
}

/** What someone may do anywhere at all, for pages to show or leave out. Each act is decided again where it happens. */
export function abilitiesOf(actor: Actor) {
  const can = (permission: Permission) => allowsSomewhere(actor, permission);
  return {
    readReports: can('reports.read'),
    report: can('reports.write'),
    submit: can('reports.submit'),
    decide: can('reports.decide'),
    consolidate: can('reports.consolidate'),
    issue: can('documents.issue'),
    openRounds: can('rounds.open'),
    manageAccounts: can('accounts.manage'),
    readAudit: can('audit.read'),
  };
}
