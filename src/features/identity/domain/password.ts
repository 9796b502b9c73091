import { problems } from '../../../kernel/problem.ts';

export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 128;

const refuse = problems('identity', { password_short: 422, password_long: 422, password_guessable: 422 });

/** One form for what different keyboards type for the same password: "ệ" may arrive as one sign or as three. */
export const foldPassword = (password: string): string => password.normalize('NFC');

/** One form for an e-mail address, as people write it in several. */
export const foldEmail = (email: string): string => email.trim().normalize('NFC').toLowerCase();

/** Parts of the owner's own address and name that are long enough to be recognised inside a password. */
function ownWords(owner: { email: string; name: string }): string[] {
  const words = [...foldEmail(owner.email).split(/[@.]/), ...owner.name.normalize('NFC').toLowerCase().split(/\s+/)];
  return words.filter((word) => [...word].length >= 4);
}

/**
 * Refuses a password that is easily found. Length counts for more than a mix of signs, so no mix is asked for.
 *
 * @throws Problem `identity.password_short`, `identity.password_long`, `identity.password_guessable`
 * @source NIST SP 800-63B §3.1.1: long passwords of any signs, none that context gives away
 */
export function checkPassword(password: string, owner: { email: string; name: string }): void {
  const folded = foldPassword(password);
  const signs = [...folded];
  if (signs.length < SHORTEST_PASSWORD) throw refuse('password_short', { shortest: SHORTEST_PASSWORD });
  if (signs.length > LONGEST_PASSWORD) throw refuse('password_long', { longest: LONGEST_PASSWORD });
  const lower = folded.toLowerCase();
  const rest = ownWords(owner).reduce((text, word) => text.replaceAll(word, ''), lower);
  if (new Set(lower).size < 5 || [...rest].length < SHORTEST_PASSWORD / 2) throw refuse('password_guessable');
}
