import { problems } from '../../kernel/problem.ts';

/** What can keep the built-in database from starting. Each has a sentence for the person at the keyboard. */
export const refuse = problems('engine', {
  in_use: 409,
  no_user: 500,
  not_supported: 500,
  other_version: 500,
  secrets_lost: 500,
  failed: 500,
});
