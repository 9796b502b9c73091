import { formatQuantity } from '../../app/format.ts';
import { language, t } from '../../app/i18n.ts';
import { Mark } from '../../ui/chip.tsx';
import style from './change-notice.module.css';
import type { Changes, Overview } from './overview-changes.ts';

const SHOWN = 3;

/** One calm line that says what has just changed on the page, also to those who do not see it. */
export function ChangeNotice({ changes, overview }: { changes: Changes | null; overview: Overview }) {
  const words = changes ? wordsOf(changes, overview) : [];
  const more = words.length - SHOWN;
  return (
    <p className={style.notice} role="status" data-empty={words.length === 0 || undefined}>
      {words.length > 0 ? (
        <>
          <Mark tone="info" />
          <b>{t('dashboards.changed')}</b> {words.slice(0, SHOWN).join(' · ')}
          {more > 0 ? ` · ${t('dashboards.changed_more', { count: more })}` : ''}
        </>
      ) : null}
    </p>
  );
}

function wordsOf({ figures, children }: Changes, overview: Overview): string[] {
  const states = children.map(({ id, after }) =>
    t('dashboards.changed_state', {
      name: overview.children.find((child) => child.id === id)?.shortName,
      state: t(`dashboards.state_${after}`),
    }),
  );
  const values = figures.map(({ key, before, after }) => {
    const figure = overview.figures.find((one) => one.key === key);
    const text = (value: number | null) =>
      value === null ? t('dashboards.no_value') : formatQuantity(value, figure?.decimals);
    return t('dashboards.changed_figure', {
      name: figure?.name[language()],
      before: text(before),
      after: text(after),
    });
  });
  return [...states, ...values];
}
