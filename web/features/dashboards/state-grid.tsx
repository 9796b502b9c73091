import { compareVi } from '../../../src/kernel/text.ts';
import { Mark } from '../../ui/chip.tsx';
import { addressOf, spokenChild, toneOfState } from './child-states.ts';
import type { Child, Overview } from './overview-changes.ts';
import style from './state-grid.module.css';

interface StateGridProps {
  label: string;
  units: Child[];
  overview: Pick<Overview, 'roundId' | 'period'>;
}

/** Many units in little room, by name: each a link, its state a colour and a shape. */
export function StateGrid({ label, units, overview }: StateGridProps) {
  const byName = [...units].sort((a, b) => compareVi(a.shortName, b.shortName));
  return (
    <ul className={style.grid} aria-label={label}>
      {byName.map((child) => (
        <li key={child.id}>
          <a
            className={style.unit}
            data-tone={toneOfState(child.state)}
            href={addressOf(child, overview)}
            aria-label={spokenChild(child)}
            title={spokenChild(child)}
          >
            <Mark tone={toneOfState(child.state)} />
            <span>{child.shortName}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
