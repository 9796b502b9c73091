// Runs before the commands of package.json, under any Node from 20: brings the packages and the built web app up to
// date, and says so only when there was something to do. Nothing but Node's own modules may be imported here.
//
//   node tools/prepare.mjs run        what starting needs: packages without those of development, the web app
//   node tools/prepare.mjs all        what testing needs: all packages, the web app
//   node tools/prepare.mjs packages   all packages
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (...parts) => join(root, ...parts);
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
const mode = process.argv[2] ?? 'all';

const OLDEST_NODE = 20;
const BUILD_STAMP = at('dist', 'web-source.txt');
/** What the web app is made of; it may not import anything else. */
const WEB_SOURCE = ['web', 'locales', 'src/kernel', 'src/features', 'tools/compiled-sentences.ts', 'vite.config.ts'];

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** The environment without our own node_modules/.bin: the program running npm must not vanish while it reinstalls. */
function outerEnvironment() {
  const outer = (process.env.PATH ?? '').split(delimiter).filter((dir) => !dir.endsWith(join('node_modules', '.bin')));
  return { ...process.env, PATH: outer.join(delimiter) };
}

/** Whether every package the lock file asks for is there, in its version. npm keeps the list of what it installed. */
function installed(withDevelopment) {
  const record = at('node_modules', '.package-lock.json');
  if (!existsSync(record) || !existsSync(at('node_modules', '.bin', 'node'))) return false;
  const present = readJson(record).packages;
  return Object.entries(readJson(at('package-lock.json')).packages).every(([path, wanted]) => {
    const needed = path !== '' && !wanted.optional && (withDevelopment || !(wanted.dev || wanted.devOptional));
    return !needed || present[path]?.version === wanted.version;
  });
}

function install(withDevelopment) {
  if (installed(withDevelopment)) return;
  console.error(
    `Installing ${withDevelopment ? 'all packages' : 'the packages that starting needs'} (once, about a minute) …`,
  );
  const args = [
    'ci',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    ...(withDevelopment ? ['--include=dev'] : ['--omit=dev']),
  ];
  const { status } = spawnSync('npm', args, {
    cwd: root,
    env: outerEnvironment(),
    stdio: ['ignore', 'ignore', 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    stop(
      'The packages could not be installed: see the lines above. A connection to the package registry is needed once.',
    );
}

function filesUnder(path) {
  if (!existsSync(at(path))) return [];
  const entries = readdirSync(at(path), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !file.slice(root.length).includes('node_modules') && !/\.test\.tsx?$/.test(file));
}

function webSource() {
  const single = (path) => (/\.[a-z]+$/.test(path) ? [at(path)].filter(existsSync) : filesUnder(path));
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', ...WEB_SOURCE].flatMap(single).sort()) {
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

const webIsBuilt = (source) =>
  existsSync(at('dist', 'web', 'index.html')) &&
  existsSync(BUILD_STAMP) &&
  readFileSync(BUILD_STAMP, 'utf8') === source;

function buildWeb(source) {
  console.error('Building the web app …');
  const args = [at('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel=warn'];
  const { status } = spawnSync(at('node_modules', '.bin', 'node'), args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) stop('The web app could not be built: see the lines above.');
  mkdirSync(at('dist'), { recursive: true });
  writeFileSync(BUILD_STAMP, source);
}

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE)
  stop(
    `Node ${process.versions.node} is too old: version ${OLDEST_NODE} or newer is needed to begin. The rest is fetched.`,
  );

const source = mode === 'packages' ? null : webSource();
const mustBuild = source !== null && existsSync(at('web', 'index.html')) && !webIsBuilt(source);
const buildsWithDevelopment = !('vite' in (readJson(at('package.json')).dependencies ?? {}));
// Whoever develops here keeps the packages of development when a start brings newer ones.
const develops = existsSync(at('node_modules', '@biomejs', 'biome'));
install(mode !== 'run' || develops || (mustBuild && buildsWithDevelopment));
if (mustBuild) buildWeb(source);
