import { t } from '../app/i18n.ts';
import { Button } from './button.tsx';
import style from './pager.module.css';

interface PagerProps {
  /** Counted from 1. */
  page: number;
  pageCount: number;
  total: number;
  onPage: (page: number) => void;
}

/** Back and forth through pages, and where one is. */
export function Pager({ page, pageCount, total, onPage }: PagerProps) {
  return (
    <nav className={style.pager} aria-label={t('ui.pages')}>
      <Button small disabled={page <= 1} onClick={() => onPage(page - 1)}>
        {t('ui.page_back')}
      </Button>
      <span aria-live="polite">{t('ui.page_of', { page, pageCount, total })}</span>
      <Button small disabled={page >= pageCount} onClick={() => onPage(page + 1)}>
        {t('ui.page_next')}
      </Button>
    </nav>
  );
}
