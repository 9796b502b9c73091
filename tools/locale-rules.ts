import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';

/** A source file as it stands. */
export interface SourceFile {
  path: string;
  text: string;
}

export type Catalogue = Map<string, string>;

const REFUSALS = 'problems.';

/** The names of the placeholders of an ICU message, sorted, each once; how a language formats them is its own affair. */
export function placeholdersOf(text: string): string[] {
  const found = new Set<string>();
  const walk = (tokens: unknown): void => {
    if (!Array.isArray(tokens)) return;
    for (const token of tokens) {
      if (!Array.isArray(token)) continue;
      const [name, , choices] = token as [string, string?, unknown?];
      found.add(name);
      if (choices && typeof choices === 'object') for (const choice of Object.values(choices)) walk(choice);
    }
  };
  walk(compileMessageOrThrow(text));
  // Inside a plural, # is the plural's own number again.
  found.delete('#');
  return [...found].sort();
}

/** Sentences that one language lacks, are empty, cannot be read, are not NFC, or take other values than in the other language. */
export function compareLanguages(vi: Catalogue, en: Catalogue): string[] {
  return [...new Set([...vi.keys(), ...en.keys()])].flatMap((id) => {
    const [original, translated] = [vi.get(id), en.get(id)];
    if (!original) return [`${id}: has no Vietnamese sentence`];
    if (!translated) return [`${id}: has no English sentence`];
    if (original !== original.normalize('NFC')) return [`${id}: the Vietnamese sentence is not NFC`];
    return comparePlaceholders(id, original, translated);
  });
}

function comparePlaceholders(id: string, original: string, translated: string): string[] {
  try {
    const [inVietnamese, inEnglish] = [placeholdersOf(original).join(', '), placeholdersOf(translated).join(', ')];
    return inVietnamese === inEnglish
      ? []
      : [`${id}: takes {${inVietnamese}} in Vietnamese but {${inEnglish}} in English`];
  } catch (failure) {
    return [`${id}: is no ICU message: ${(failure as Error).message}`];
  }
}

const CALL = /(?<![\w.])(?:t|sentence)\(\s*(?:[\w.]+,\s*)?(?:'([^']+)'|`([^`]+)`)/g;
const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const patternOf = (template: string) =>
  new RegExp(
    `^${template
      .split(/\$\{[^}]*\}/)
      .map(literally)
      .join('[\\w.-]+')}$`,
  );

/** Ids that a call names and no file holds; a built id such as `x.${status}` must fit at least one. */
export function findUnknown(files: SourceFile[], known: Catalogue): string[] {
  return files.flatMap(({ path, text }) =>
    [...text.matchAll(CALL)].flatMap(([, plain, template]) => {
      if (plain !== undefined) return known.has(plain) ? [] : [`${path}: there is no sentence ${plain}`];
      const pattern = patternOf(template as string);
      return [...known.keys()].some((id) => pattern.test(id)) ? [] : [`${path}: no sentence fits ${template}`];
    }),
  );
}

/** Sentences that nothing says. The sentences of refusals are checked against the codes instead. */
export function findUnused(files: SourceFile[], known: Catalogue): string[] {
  const everything = files.map(({ text }) => text).join('\n');
  const patterns = [...everything.matchAll(/`([\w-]+\.[^`\s]*\$\{[^`]*)`/g)].map(([, template]) =>
    patternOf(template as string),
  );
  return [...known.keys()]
    .filter((id) => !id.startsWith(REFUSALS))
    .filter((id) => !everything.includes(`'${id}'`) && !patterns.some((pattern) => pattern.test(id)))
    .map((id) => `${id}: is used nowhere`);
}

/** The refusals that the code declares: `problems('round', { closed: 409 })` → round.closed. */
export function declaredRefusals(files: SourceFile[]): string[] {
  return files.flatMap(({ text }) =>
    [...text.matchAll(/\bproblems\(\s*'([\w-]+)',\s*\{([^}]*)\}/g)].flatMap(([, slice, codes]) =>
      [...withoutComments(codes as string).matchAll(/(\w+)\s*:\s*\d{3}/g)].map(([, code]) => `${slice}.${code}`),
    ),
  );
}

const withoutComments = (text: string) => text.replace(/\/\/.*|\/\*[\s\S]*?\*\//g, '');

/** Refusals without a sentence, and sentences without a refusal. */
export function compareRefusals(files: SourceFile[], known: Catalogue): string[] {
  const declared = new Set(declaredRefusals(files));
  const silent = [...declared]
    .filter((code) => !known.has(REFUSALS + code))
    .map((code) => `${code}: the refusal has no sentence in problems.json`);
  const idle = [...known.keys()]
    .filter((id) => id.startsWith(REFUSALS) && !declared.has(id.slice(REFUSALS.length)))
    .map((id) => `${id}: no refusal has this code`);
  return [...silent, ...idle];
}
