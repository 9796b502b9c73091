/** A role as the field names it; what each may do is the table below. */
export type Role =
  | 'reporter'
  | 'approver'
  | 'coordinator'
  | 'follow_up'
  | 'head'
  | 'administrator'
  | 'auditor'
  | 'public';

export type Permission =
  | 'figures.read'
  | 'reports.read'
  | 'reports.write'
  | 'reports.submit'
  | 'reports.decide'
  | 'reports.consolidate'
  | 'documents.issue'
  | 'accounts.manage'
  | 'rounds.open'
  | 'audit.read';

const READER: Permission[] = ['figures.read', 'reports.read'];

const PERMISSIONS: Record<Role, Permission[]> = {
  reporter: [...READER, 'reports.write', 'reports.submit'],
  approver: [...READER, 'reports.decide'],
  coordinator: [
    ...READER,
    'reports.write',
    'reports.submit',
    'reports.decide',
    'reports.consolidate',
    'documents.issue',
    'rounds.open',
  ],
  follow_up: READER,
  head: [...READER, 'reports.submit', 'reports.decide', 'documents.issue'],
  // An administrator keeps the doors, and does not read what is behind them.
  administrator: ['figures.read', 'accounts.manage'],
  auditor: [...READER, 'audit.read'],
  public: ['figures.read'],
};

/** A role held at a unit, with or without all that lies under it. Only grants in force on `ctx.today` reach here. */
export interface Grant {
  role: Role;
  orgUnitId: number;
  withSubtree: boolean;
}

/**
 * Whoever acts. `reads` and `writes` are the units whose rows the database itself lets through
 * (`'all'` or a list); they are derived from the grants once for each request.
 */
export interface Actor {
  accountId: string;
  name: string;
  grants: Grant[];
  reads: 'all' | number[];
  writes: 'all' | number[];
}

/** Whether the role, wherever held, carries the permission. */
export function roleAllows(role: Role, permission: Permission): boolean {
  return PERMISSIONS[role].includes(permission);
}

/**
 * Whether the actor may do this at a unit.
 *
 * @param path ids from the unit itself up to the root, on the day that counts
 */
export function allows(actor: Actor, permission: Permission, path: number[]): boolean {
  return actor.grants.some(
    (grant) =>
      roleAllows(grant.role, permission) &&
      (grant.withSubtree ? path.includes(grant.orgUnitId) : path[0] === grant.orgUnitId),
  );
}

/** Whether the actor holds the permission anywhere at all. */
export function allowsSomewhere(actor: Actor, permission: Permission): boolean {
  return actor.grants.some((grant) => roleAllows(grant.role, permission));
}

/**
 * Whether the actor holds the permission at this very unit. What a unit says is its own to write, submit and sign:
 * a grant over the units below does not reach into their reports.
 */
export function allowsAt(actor: Actor, permission: Permission, orgUnitId: number): boolean {
  return actor.grants.some((grant) => grant.orgUnitId === orgUnitId && roleAllows(grant.role, permission));
}
