import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkPassword, foldEmail, foldPassword } from './password.ts';

const owner = { email: 'lan.nguyen@phutho.example', name: 'Nguyễn Thị Lan' };
const codeOf = (password: string) => {
  try {
    checkPassword(password, owner);
    return 'taken';
  } catch (problem) {
    return (problem as { code: string }).code;
  }
};

it('takes a password of twelve signs, not one of eleven', () => {
  expect(codeOf('suối rừng xa')).toBe('taken');
  expect(codeOf('suối rừng x')).toBe('identity.password_short');
});

it('counts a letter with its accents as one sign, however the keyboard sends it', () => {
  const elevenSigns = 'ấấếếốốứứầềồ';
  expect(codeOf(elevenSigns.normalize('NFD'))).toBe('identity.password_short');
  expect(foldPassword('Mật khẩu'.normalize('NFD'))).toBe('Mật khẩu'.normalize('NFC'));
});

it('refuses a password made of the name or the address of its owner', () => {
  expect(codeOf('nguyen-phutho')).toBe('identity.password_guessable');
  expect(codeOf('Nguyễn phutho 1')).toBe('identity.password_guessable');
  expect(codeOf('nguyen thích đi bộ buổi sớm')).toBe('taken');
});

it('refuses one sign repeated and a password too long to be typed', () => {
  expect(codeOf('aaaaaaaaaaaaaaaa')).toBe('identity.password_guessable');
  expect(codeOf('suối rừng '.repeat(20))).toBe('identity.password_long');
});

it('folds an address once and for all', () => {
  expect(foldEmail('  Lan.Nguyen@PhuTho.example ')).toBe('lan.nguyen@phutho.example');
  fc.assert(fc.property(fc.emailAddress(), (email) => foldEmail(foldEmail(email)) === foldEmail(email)));
});
