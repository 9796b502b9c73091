// Who may import whom: the rules of docs/ARCHITECTURE.md as checks. Type-only imports count like all others.

import { fileURLToPath } from 'node:url';

/** A slice takes from slices of a lower floor alone; two on one floor know nothing of each other. */
const FLOORS = [
  ['org-units'],
  ['identity'],
  ['people'],
  ['programme'],
  ['activities', 'indicators', 'training', 'media'],
  ['reporting'],
  ['recommendations', 'human-rights'],
  ['evaluation'],
  ['dashboards'],
];

/** The sign-in library brings its own way to the database. */
const SIGN_IN = '^src/features/identity/store/auth\\.ts$';

const TEST = ['\\.test\\.tsx?$', '\\.test-data\\.ts$'];
const NOT_CODE = [...TEST, '^tests/'];

/** A part of a slice: one file, or where it grew a folder of the same name. */
const part = (name, slice = '[^/]+') => `^src/features/${slice}/${name}(\\.ts$|/)`;
/** A package, from wherever it was reached. */
const packaged = (name) => `(^|/)node_modules/${name}/`;
/** The slice of the importing file, in the path of what it imports. */
const OWN = '$1';
const eachSlice = (name) => `^src/features/([^/]+)/${name}(\\.ts$|/)`;

/** Files at `path` import only what is listed, packages and Node's own modules included. */
const only = (name, comment, path, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path, pathNot: TEST },
  to: { pathNot: allowed },
});

/** Files at `path` never import what is listed. */
const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const layers = [
  only('kernel-alone', 'The kernel imports itself, and types of zod.', '^src/kernel/', [
    '^src/kernel/',
    packaged('zod'),
  ]),
  never(
    'kernel-takes-types-of-zod-alone',
    'The kernel imports of zod nothing that runs.',
    { path: '^src/kernel/', pathNot: TEST },
    { path: packaged('zod'), dependencyTypesNot: ['type-only'] },
  ),
  only(
    'domain-is-pure',
    'A domain imports kernel and domain: no SQL, no HTTP, no zod, nothing of Node.',
    part('domain'),
    ['^src/kernel/', part('domain')],
  ),
  only('contract-travels', 'A contract travels to the browser: kernel, domain, contracts and zod.', part('contract'), [
    '^src/kernel/',
    part('domain'),
    part('contract'),
    packaged('zod'),
  ]),
  {
    ...only('store-asks-the-database', 'A store imports its own domain, kernel and platform/db.', eachSlice('store'), [
      '^src/kernel/',
      part('domain', OWN),
      part('store', OWN),
      '^src/platform/db\\.ts$',
    ]),
    from: { path: eachSlice('store'), pathNot: [...TEST, SIGN_IN] },
  },
  only('sign-in-library-at-one-place', 'The store of sessions alone speaks to the sign-in library.', SIGN_IN, [
    part('domain', 'identity'),
    packaged('(better-auth|@node-rs/argon2|pg)'),
  ]),
  never(
    'use-cases-without-http',
    'A use-case does not know how it is asked.',
    { path: part('use-cases'), pathNot: TEST },
    { path: [part('routes'), '^src/platform/http\\.ts$', packaged('@?fastify[^/]*'), '^(node:)?https?$'] },
  ),
  never(
    'use-cases-take-types-of-contracts',
    'Of a contract a use-case knows the types.',
    { path: part('use-cases'), pathNot: TEST },
    { path: part('contract'), dependencyTypesNot: ['type-only'] },
  ),
  only('routes-bind', 'Routes bind their own contract to their own use-cases.', eachSlice('routes'), [
    part('contract', OWN),
    part('use-cases', OWN),
    '^src/platform/http\\.ts$',
    packaged('fastify'),
  ]),
  never(
    'slice-has-five-files',
    'A file of a slice is its contract, routes, use-cases, domain or store, or lies in the folder of one of them.',
    {},
    {
      path: '^src/features/',
      pathNot: [...TEST, '^src/features/[^/]+/(contract|routes)\\.ts$', part('(use-cases|domain|store)')],
    },
  ),
  never(
    'store-serves-its-own-slice',
    'Only use-cases of the same slice ask a store; tests and the app that starts everything may.',
    { path: '^src/features/([^/]+)/(?!store(\\.ts$|/)|use-cases(\\.ts$|/))', pathNot: TEST },
    { path: part('store') },
  ),
];

const slices = [
  never(
    'other-slices-by-domain-and-use-cases',
    'From another slice only domain and use-cases may be taken.',
    { path: '^src/features/([^/]+)/', pathNot: [...TEST, part('contract')] },
    { path: '^src/features/', pathNot: [`^src/features/${OWN}/`, part('(domain|use-cases)')] },
  ),
  ...FLOORS.map((floor, index) =>
    never(
      `floor-${index + 1}-takes-from-below`,
      `${floor.join(', ')}: only from a lower floor.`,
      { path: `^src/features/(${floor.join('|')})/`, pathNot: TEST },
      {
        path: '^src/features/',
        pathNot: [`^src/features/${OWN}/`, `^src/features/(${FLOORS.slice(0, index).flat().join('|') || '-'})/`],
      },
    ),
  ),
  never(
    'slice-has-a-floor',
    'A new slice takes its place in FLOORS.',
    {},
    { path: '^src/features/', pathNot: `^src/features/(${FLOORS.flat().join('|')})/` },
  ),
];

const rooms = [
  never(
    'platform-knows-no-slice',
    'What must run upward is a name; src/app binds it.',
    { path: '^src/platform/', pathNot: TEST },
    { path: '^(src/(features|app)|web|tools|bench)/' },
  ),
  never(
    'app-on-top',
    'Only tests, tools and benches start the app.',
    { path: '.', pathNot: [...TEST, '^(src/app|tests|tools|bench)/'] },
    { path: '^src/app/' },
  ),
  never('server-without-web', 'The server does not know the pages.', { path: '^src/' }, { path: '^web/' }),
  never(
    'web-sees-contracts-domain-kernel',
    'The browser gets contracts, domain and kernel.',
    { path: '^web/', pathNot: TEST },
    { path: '^(src|tools|bench)/', pathNot: ['^src/kernel/', part('(contract|domain)')] },
  ),
  never(
    'web-features-apart',
    'One web feature never imports another.',
    { path: '^web/features/([^/]+)/' },
    { path: '^web/features/', pathNot: `^web/features/${OWN}/` },
  ),
  never(
    'web-ui-without-features',
    'What every page is made of knows no feature.',
    { path: '^web/ui/' },
    { path: ['^web/(features|api|contracts)', '^src/features/'] },
  ),
];

const everywhere = [
  never('no-circles', 'No circles, type-only imports included.', { pathNot: 'node_modules' }, { circular: true }),
  never(
    'no-barrels',
    'An index.ts that hands things on hides where they live.',
    {},
    {
      path: '(^|/)index\\.tsx?$',
      pathNot: 'node_modules',
    },
  ),
  never('no-test-is-imported', 'Nothing imports a test.', {}, { path: '\\.test\\.tsx?$' }),
  never(
    'no-code-needs-tests',
    'What tests share is shared by tests, tools and benches alone.',
    { path: '^(src|web)/', pathNot: NOT_CODE },
    { path: NOT_CODE },
  ),
  never(
    'no-development-package',
    'What runs at a user needs no package of development.',
    { path: '^(src|web)/', pathNot: NOT_CODE },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  ),
  never(
    'found',
    'Every import leads somewhere.',
    { path: '^(src|web|tools|tests|bench)/' },
    { couldNotResolve: true, pathNot: '^sentences:' },
  ),
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [...layers, ...slices, ...rooms, ...everywhere],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: fileURLToPath(new URL('tsconfig.json', import.meta.url)) },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
