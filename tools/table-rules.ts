import type { SourceFile } from './locale-rules.ts';

/** What the migrations make: whose each table is, what it holds, and how its rows are guarded. */
export interface Table {
  name: string;
  /** `platform`, or a slice. */
  owner: string;
  columns: string[];
  enabled: boolean;
  forced: boolean;
  policies: number;
}

const withoutRemarks = (script: string) => script.replace(/--.*$/gm, '').replace(/\/\*[\s\S]*?\*\//g, '');
const ownerOf = (path: string) => /\d{4}_(.+)\.sql$/.exec(path)?.[1] ?? path;

/** The columns of a `create table`: the first word of each of its parts, constraints left out. */
function columnsIn(body: string): string[] {
  const parts = body.replace(/\((?:[^()]|\([^()]*\))*\)/g, '').split(',');
  const words = parts.map((part) => part.trim().split(/\s+/)[0]?.replaceAll('"', '') ?? '');
  return words.filter((word) => !/^(primary|unique|foreign|check|constraint|exclude|)$/i.test(word));
}

function createdIn({ path, text }: SourceFile): Table[] {
  const script = withoutRemarks(text);
  return [...script.matchAll(/create table (?:if not exists )?(\w+) \(([\s\S]*?)\n\)/g)].map(([, name, body]) => ({
    name: name as string,
    owner: ownerOf(path),
    columns: columnsIn(body as string),
    enabled: false,
    forced: false,
    policies: 0,
  }));
}

/** Every table after the last migration. */
export function readTables(migrations: SourceFile[]): Table[] {
  const tables = new Map<string, Table>();
  for (const file of migrations) {
    for (const table of createdIn(file)) tables.set(table.name, table);
    const script = withoutRemarks(file.text);
    const each = (pattern: RegExp, act: (table: Table, word: string) => void) => {
      for (const [, name, word] of script.matchAll(pattern)) {
        const table = tables.get(name as string);
        if (table) act(table, word ?? '');
      }
    };
    each(/alter table (\w+) add (?:column )?(?:if not exists )?(\w+)/g, (table, column) => table.columns.push(column));
    each(/alter table (\w+) (enable|disable) row level security/g, (table, word) => {
      table.enabled = word === 'enable';
    });
    each(/alter table (\w+) ((?:no )?force) row level security/g, (table, word) => {
      table.forced = word === 'force';
    });
    each(/create policy \w+ on (\w+)()/g, (table) => {
      table.policies += 1;
    });
    each(/drop table (?:if exists )?(\w+)()/g, (table) => tables.delete(table.name));
  }
  return [...tables.values()];
}

/**
 * Tables with a unit's data whose rows the database would hand to anybody.
 *
 * @param open tables that are open on purpose, each with the reason
 */
export function findUnguarded(tables: Table[], open: Map<string, string>): string[] {
  const unguarded = tables.filter(
    ({ columns, enabled, forced, policies }) => columns.includes('org_unit_id') && !(enabled && forced && policies > 0),
  );
  const names = new Set(unguarded.map(({ name }) => name));
  return [
    ...unguarded
      .filter(({ name }) => !open.has(name))
      .map(({ name }) => `${name}: has org_unit_id, but row security is not enabled and forced with a policy`),
    ...[...open.keys()]
      .filter((name) => !names.has(name))
      .map((name) => `${name}: needs no exception from row security`),
  ];
}

/** Reads on from an opening backtick; answers the text of the template without its `${…}`, and where it ends. */
function readTemplate(code: string, start: number): { text: string; end: number } {
  let text = '';
  for (let at = start; at < code.length; at += 1) {
    if (code[at] === '\\') at += 1;
    else if (code[at] === '`') return { text, end: at };
    else if (code[at] === '$' && code[at + 1] === '{') {
      at = endOfHole(code, at + 2);
      text += ' ';
    } else text += code[at];
  }
  return { text, end: code.length };
}

/** Where a `${…}` closes. Templates within it are read over; they are found on their own. */
function endOfHole(code: string, start: number): number {
  let depth = 1;
  for (let at = start; at < code.length; at += 1) {
    if (code[at] === '`') at = readTemplate(code, at + 1).end;
    else if (code[at] === '{') depth += 1;
    else if (code[at] === '}' && --depth === 0) return at;
  }
  return code.length;
}

const sqlIn = (code: string): string[] =>
  [...code.matchAll(/\bsql(?:<[^`]*?>)?`/g)].map(({ index, 0: tag }) => readTemplate(code, index + tag.length).text);

/** Strings that read like a statement though no `sql` stands before them. */
const plainStatementsIn = (code: string): string[] =>
  [...code.matchAll(/(['"`])\s*(?:select|insert into|update|delete from|truncate|copy|alter table|with) .*?\1/gs)].map(
    ([text]) => text.slice(1, -1),
  );

/** The tables that the SQL of a file names, each once. Words in quotes are names of answers, or texts. */
export function tablesNamedIn(code: string, tables: Table[]): string[] {
  const statements = [...sqlIn(code), ...plainStatementsIn(code)].map((text) =>
    withoutRemarks(text).replace(/'[^']*'|"[^"]*"|\.\w+/g, ' '),
  );
  const words = new Set(statements.flatMap((text) => text.toLowerCase().match(/\b[a-z_][a-z0-9_]*\b/g) ?? []));
  return tables.filter(({ name }) => words.has(name)).map(({ name }) => name);
}

const mayName = (path: string, owner: string): boolean =>
  owner === 'platform'
    ? path.startsWith('src/platform/')
    : path === `src/features/${owner}/store.ts` || path.startsWith(`src/features/${owner}/store/`);

/**
 * SQL that names a table of somebody else, or stands where no SQL belongs. Other slices have views called `pub_…`.
 *
 * @param excused files that name tables of others on purpose, each with the reason
 */
export function findStrangers(files: SourceFile[], tables: Table[], excused: Map<string, string>): string[] {
  const strangers = files.flatMap(({ path, text }) =>
    tables
      .filter(({ name, owner }) => !mayName(path, owner) && tablesNamedIn(text, tables).includes(name))
      .map(({ name, owner }) => ({ path, fault: `${path}: names the table ${name} of ${owner}` })),
  );
  return [
    ...strangers.filter(({ path }) => !excused.has(path)).map(({ fault }) => fault),
    ...[...excused.keys()]
      .filter((path) => !strangers.some((stranger) => stranger.path === path))
      .map((path) => `${path}: needs no exception, it names no table of others`),
  ];
}
