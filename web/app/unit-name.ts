import { inSentence as inVietnamese } from '../../src/features/org-units/domain.ts';
import { language } from './i18n.ts';

/** The name of a unit inside a sentence of the page: "báo cáo của tỉnh Phú Thọ", though by itself it is "Tỉnh Phú Thọ". */
export const unitInSentence = (name: string): string => (language() === 'vi' ? inVietnamese(name) : name);
